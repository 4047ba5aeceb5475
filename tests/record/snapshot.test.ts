import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRecorder } from '../../src/record/recorder.ts';
import { recorded, script } from './programs.ts';
import { recordWorker } from './worker.ts';

test('two-machines-start-from-the-same-bytes-whenever-they-made-them', async () => {
  const made = [];
  for (const name of ['one', 'other']) {
    const cacheFolder = mkdtempSync(join(tmpdir(), `loopstage-snapshot-${name}-`));
    const recorder = createRecorder({ cacheFolder, worker: await recordWorker() });
    const [result] = await recorder.record([script('import asyncio\nasync def main():\n    print(object())\nasyncio.run(main())\n')]);
    await recorder.close();
    const [file = ''] = readdirSync(join(cacheFolder, 'engine'));
    made.push({ printed: recorded(result).stdout, bytes: readFileSync(join(cacheFolder, 'engine', file)) });
  }
  const [one, other] = made;
  expect(one?.printed).toMatch(/^<object object at 0x[0-9a-f]+>$/m);
  expect(other?.printed).toBe(one?.printed);
  expect(other?.bytes.equals(one?.bytes ?? Buffer.alloc(0))).toBe(true);
});
