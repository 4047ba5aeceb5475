import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { untar } from './untar.ts';

/*
 * npm installs `@sparticuz/chromium` as a set of Brotli files: the executable itself and small tar archives, of which we need the shared
 * libraries that a bare system lacks and one font family. They are extracted once, into a folder of the cache named after the version:
 *
 *     chromium-147.0.0/          chromium, lib/*.so, fonts/…, fonts.conf, manifest.json
 *
 * The manifest holds size, time and SHA-256 of every file. It is written last, then the whole folder is renamed into place, so a folder
 * with a manifest was complete once. A file whose size or time differs from the manifest is hashed; when a start fails all are.
 */

/** Where the embedded browser was extracted, and the variables its process needs. */
export interface EmbeddedChromium {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly time: number;
  readonly sha256: string;
}

/** The dynamic loader that the executable names: glibc on x64. */
const loader = '/lib64/ld-linux-x86-64.so.2';

/** Fonts of the system first, so that scripts of the whole world show; ours for a system that has none. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Returns the embedded Chromium, extracted into `cache` unless it is there already, or the reason why this machine cannot have it. `thorough`
 * hashes every extracted file even if its size and time are as they were. Throws when the cache cannot be written.
 */
export async function embeddedChromium(cache: string, thorough: boolean): Promise<EmbeddedChromium | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `it runs on Linux x64 only, this is ${process.platform} ${process.arch}`;
  if (!existsSync(loader)) return `it needs glibc (${loader} is missing)`;
  const source = packageFolder();
  if (source === undefined) return 'the package @sparticuz/chromium is not installed';
  const folder = join(cache, `chromium-${await packageVersion(source)}`);
  if (!await isWhole(folder, thorough)) await extract(join(source, 'bin'), folder);
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { path: join(folder, 'chromium'), environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') } };
}

function packageFolder(): string | undefined {
  try {
    return dirname(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));
  } catch {
    return undefined;
  }
}

async function packageVersion(source: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  if (typeof description === 'object' && description !== null && 'version' in description) return String(description.version);
  throw new Error(`${join(source, 'package.json')} names no version`);
}

async function isWhole(folder: string, thorough: boolean): Promise<boolean> {
  const entries = await readManifest(folder);
  if (entries === undefined || !await isOurs(folder)) return false;
  for (const entry of entries) {
    const path = join(folder, entry.path);
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== entry.size) return false;
    if ((thorough || found.mtimeMs !== entry.time) && await hashOf(path) !== entry.sha256) return false;
  }
  return true;
}

/** A folder that others may write to, or that another user made, could hold anybody's program. */
async function isOurs(folder: string): Promise<boolean> {
  const { uid, mode } = await stat(folder);
  return (uid === process.getuid?.() || uid === 0) && (mode & 0o022) === 0;
}

async function readManifest(folder: string): Promise<readonly Entry[] | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isEntry) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string'
    && 'size' in value && typeof value.size === 'number' && 'time' in value && typeof value.time === 'number'
    && 'sha256' in value && typeof value.sha256 === 'string';
}

async function extract(source: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = `${folder}.${randomUUID()}`;
  try {
    await mkdir(beside, { mode: 0o700 });
    const paths = [...await writeArchive(source, 'al2023.tar.br', beside), ...await writeArchive(source, 'fonts.tar.br', beside), 'chromium'];
    await pipeline(createReadStream(join(source, 'chromium.br')), createBrotliDecompress({ chunkSize: 1 << 20 }), createWriteStream(join(beside, 'chromium'), { mode: 0o700 }));
    await writeFile(join(beside, 'fonts.conf'), fontConfiguration);
    const entries: Entry[] = [];
    for (const path of [...paths.filter((path) => path !== 'fonts.conf'), 'fonts.conf']) {
      const { size, mtimeMs } = await stat(join(beside, path));
      entries.push({ path, size, time: mtimeMs, sha256: await hashOf(join(beside, path)) });
    }
    await writeFile(join(beside, 'manifest.json'), JSON.stringify(entries, null, 1));
    await putInPlace(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Two processes may extract at the same time: the later one keeps what the earlier one put in place, if that is whole. */
async function putInPlace(beside: string, folder: string): Promise<void> {
  if (existsSync(folder) && !await isWhole(folder, true)) {
    const away = `${folder}.${randomUUID()}`;
    await rename(folder, away);
    await rm(away, { recursive: true, force: true });
  }
  await rename(beside, folder).catch(async (problem: unknown) => {
    if (!await isWhole(folder, false)) throw problem;
  });
}

async function writeArchive(source: string, name: string, folder: string): Promise<string[]> {
  const files = untar(brotliDecompressSync(await readFile(join(source, name))));
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, file.content);
    await chmod(path, file.executable ? 0o700 : 0o600);
  }
  return files.map((file) => file.path);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
