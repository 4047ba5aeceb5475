import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built player, absolute: scripts, style sheets and fonts that pages share. */
export const bundleFolder = fileURLToPath(new URL('../web/', import.meta.url));

/** The folder of what the live server adds to pages, and of its remote control's page, absolute. */
export const devFolder = fileURLToPath(new URL('../dev/', import.meta.url));

/** Returns the folder of the files of Python, absolute. */
export function pythonFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm'));
}
