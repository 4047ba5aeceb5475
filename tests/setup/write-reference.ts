import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { referencePage } from '../../src/cli/reference-page.ts';
import { configSchema, frontMatterSchema } from '../../src/cli/schemas.ts';

const folder = resolve(import.meta.dirname, '../../decks/manual');
await mkdir(folder, { recursive: true });
await writeFile(resolve(folder, '8-reference.md'), referencePage());

const schemas = resolve(import.meta.dirname, '../../assets/schemas');
await mkdir(schemas, { recursive: true });
await writeFile(resolve(schemas, 'config.json'), `${JSON.stringify(configSchema(), null, 2)}\n`);
await writeFile(resolve(schemas, 'front-matter.json'), `${JSON.stringify(frontMatterSchema(), null, 2)}\n`);
