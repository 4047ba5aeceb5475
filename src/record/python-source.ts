const files = import.meta.glob<string>('./python/*.py', { query: '?raw', import: 'default', eager: true });

/** Returns the recorder's Python by file name, in the order of the names. */
export function pythonSource(): readonly (readonly [name: string, text: string])[] {
  return Object.entries(files).map(([path, text]) => [path.replace(/^.*\//, ''), text] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}
