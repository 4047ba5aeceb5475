/**
 * Returns the path of `target`, written in the file at `from`, relative to the project; a leading slash means the project's
 * folder. `undefined` where it leads out of the project.
 */
export function projectPath(from: string, target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\\\\)/i.test(target)) return undefined;
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
