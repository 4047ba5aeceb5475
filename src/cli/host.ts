import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Host, ReadFailure, ReadText } from '../host.ts';
import type { Drawer } from '../draw/draw-diagrams.ts';
import type { Recorder } from '../record/recorder.ts';
import type { Console } from './console.ts';

/** Returns the world of a command: files below `root` alone, a recorder, a drawer, and a console to report to. */
export function createHost(root: string, recorder: Pick<Recorder, 'record'>, drawer: Pick<Drawer, 'draw'>, console: Pick<Console, 'report' | 'remember'>): Host {
  return {
    read: (path) => readText(root, path),
    has: async (path) => (await inside(root, path)) !== undefined,
    record: (programs) => recorder.record(programs),
    draw: (diagrams) => drawer.draw(diagrams),
    report: console.report,
    remember: console.remember,
  };
}

/** Returns the text of a file below `root`, or why it cannot be read: it is not there, lies outside, is no UTF-8. */
export async function readText(root: string, path: string): Promise<ReadText | ReadFailure> {
  const place = await inside(root, path);
  if (place === undefined) return { problem: 'there is no such file in the project' };
  try {
    const bytes = await readFile(place);
    const offset = badByteAt(bytes);
    if (offset === undefined) return { text: bytes.toString('utf8') };
    const lines = bytes.toString('utf8', 0, offset).split('\n');
    return { problem: 'it is not UTF-8', badByte: { offset, value: bytes[offset] ?? 0, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Returns the real path of a file of the project; `undefined` for what does not exist or lies outside, links followed. */
async function inside(root: string, path: string): Promise<string | undefined> {
  try {
    const [base, place] = await Promise.all([realpath(root), realpath(resolve(join(root, path)))]);
    if (!place.startsWith(base + sep)) return undefined;
    return (await stat(place)).isFile() ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the offset of the first byte that is no UTF-8: the first replacement character that the bytes do not spell out. */
function badByteAt(bytes: Buffer): number | undefined {
  const text = bytes.toString('utf8');
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    if (!bytes.subarray(offset, offset + 3).equals(spelledOut)) return offset;
  }
  return undefined;
}

const spelledOut = Buffer.from('\uFFFD');
