import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Returns the path of the compiled script of the drawing page: beside the compiled command line, or where `npm run compile` puts it for code
 * that runs from its source. Throws when the project is not compiled.
 */
export function findPageScript(): string {
  const places = ['../draw/mermaid.js', '../../build/draw/mermaid.js'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`the script that draws diagrams is missing; npm run compile makes it (looked for ${places.join(' and ')})`);
  return found;
}
