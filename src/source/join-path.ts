/**
 * Returns the path of `target` (parts separated by `/`), written in the file at `from`, relative to the project; a leading slash means
 * the project's folder. `undefined` where it leads out of the project.
 */
export function joinPath(from: string, target: string): string | undefined {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
