import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { referencePage } from '../../src/cli/reference-page.ts';

const folder = resolve(import.meta.dirname, '../../decks/reference');
await mkdir(folder, { recursive: true });
await writeFile(resolve(folder, 'reference.md'), referencePage());
