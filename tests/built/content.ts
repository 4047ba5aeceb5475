import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A picture of one pixel, as PNG. */
export const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A comment of reStructuredText so long that building its document is shared by two cores. */
export const aside = `\n..\n${'   a remark that no page shows\n'.repeat(100_000)}`;

/** Returns every file below `folder`, by its path in it, with a hash of its bytes. */
export function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [file.slice(folder.length), createHash('sha256').update(readFileSync(file)).digest('hex')]));
}
