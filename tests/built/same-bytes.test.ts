import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopstage, project } from './command.ts';
import { contentOf, dot } from './content.ts';

const program = (delay: number): string => `   import asyncio, time, random, os\n\n   async def work(name, delay):\n       await asyncio.sleep(delay)\n       print(name, time.localtime().tm_hour, random.random(), hash(name), id(name) % 7, len(os.environ))\n\n   async def main():\n       async with asyncio.TaskGroup() as group:\n           group.create_task(work('a', ${delay}))\n           group.create_task(work('b', 1))\n\n   asyncio.run(main())\n`;
const documents = {
  'decks/one.rst': `One\n===\n\n:author: Ada\n:date: 2026-01-01\n\n.. image:: dot.png\n   :alt: a dot\n\nRun\n---\n\n.. code-block:: python\n\n${program(2)}\nTable\n-----\n\n=== ===\nIıİ äöü\n=== ===\na   b\n=== ===\n\n.. math:: \\sum_{i=1}^n x_i\n`,
  'decks/two.rst': `Two\n===\n\nSee :ref:\`later\`.\n\n.. mermaid::\n\n   sequenceDiagram\n     participant Ada\n     Ada->>Bob: hello, wide Wörld\n     Note over Ada,Bob: a note\n\n.. _later:\n\nLater\n-----\n\n.. code-block:: python\n\n${program(3)}`,
  'decks/three.md': '# Three\n\n- a list\n- of words\n\n```mermaid\nflowchart LR\n  A[Start] --> B{Ready?}\n```\n',
  'decks/dot.png': dot,
};

/** Builds in a folder of its own with nothing cached and returns the hashes of what it wrote. */
async function built(environment: Readonly<Record<string, string>>, cacheFonts: boolean): Promise<Readonly<Record<string, string>>> {
  const folder = await project(documents);
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n');
  mkdirSync(join(folder, 'home'));
  const run = await loopstage(folder, ['build'], { SOURCE_DATE_EPOCH: '1700000000', LOOPSTAGE_CACHE: join(folder, 'cache'), ...(cacheFonts ? {} : { FONTCONFIG_FILE: fonts, HOME: join(folder, 'home') }), ...environment });
  expect(run.status, run.stderr).toBe(0);
  const content = contentOf(join(folder, 'dist'));
  rmSync(folder, { recursive: true });
  return content;
}

test('another-language-time-zone-home-and-no-fonts-of-the-system-give-the-same-bytes', async () => {
  const here = await built({ LC_ALL: 'C.UTF-8', TZ: 'UTC' }, true);
  const there = await built({ LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'Asia/Kathmandu', PYTHONHASHSEED: '77', FURTHER: 'x' }, false);
  expect(Object.keys(here).filter((name) => name.endsWith('.pdf'))).toEqual(['one', 'three', 'two'].flatMap((slug) => [`/${slug}/${slug}-handout.pdf`, `/${slug}/${slug}.pdf`]));
  expect(there).toEqual(here);
});
