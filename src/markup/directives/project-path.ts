import { joinPath } from '../../source/join-path.ts';

/**
 * Returns the path of `target`, written in the file at `from`, relative to the project; a leading slash means the project's
 * folder. `undefined` where it leads out of the project.
 */
export function projectPath(from: string, target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\\\\)/i.test(target)) return undefined;
  return joinPath(from, target.replaceAll('\\', '/'));
}
