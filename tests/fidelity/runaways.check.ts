import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRecorder } from '../../src/record/recorder.ts';
import { recorded, script, eventsOf } from '../record/programs.ts';
import { runaways } from '../record/runaways.ts';
import { recordWorker } from '../record/worker.ts';

/** Seconds in which a program without an end must have ended, the interpreter that has to be killed and started anew included. */
const limit = 3;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The processor's time is what counts: on a busy machine a run waits for others as well. */
test('programs-without-an-end-end-in-three-seconds-and-leave-the-next-one-alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loopstage-runaways-'));
  const recorder = createRecorder({ cacheFolder: folder, worker: await recordWorker() });
  await recorder.record([script('print("the engine runs")\n')]);
  const rows: string[] = [];
  const late: string[] = [];
  const next = 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print("fine")\nasyncio.run(main())\n';
  const usual = recorded((await recorder.record([script(next)]))[0]).events.length;
  for (const { name, text, stopped } of runaways) {
    const [began, used] = [performance.now(), processorSeconds()];
    const recording = recorded((await recorder.record([script(text)]))[0]);
    const [wall, seconds] = [(performance.now() - began) / 1000, processorSeconds() - used];
    const after = recorded((await recorder.record([script(`${next}# ${name}\n`)]))[0]);
    const line = recording.error?.line ?? eventsOf(recording, 'end').at(-1)?.pos?.[0];
    const reason = recording.stopped === 'exit' ? recording.error?.type ?? `exit ${recording.code}` : recording.stopped;
    const kept = `${String(line ?? '-').padStart(4)} ${String(recording.events.length).padStart(7)}`;
    const fine = after.stdout === 'fine\n' && after.events.length === usual;
    rows.push(`${name.padEnd(30)} ${reason.padEnd(15)} ${kept} ${wall.toFixed(2).padStart(8)} ${seconds.toFixed(2).padStart(10)}   ${fine ? 'as always' : 'SPOILT'}`);
    if (seconds > limit || recording.stopped !== stopped || !fine) late.push(name);
  }
  process.stdout.write(`\n${'program'.padEnd(30)} ${'ended by'.padEnd(15)} line  events  seconds  processor   the next program\n${rows.join('\n')}\n`);
  await recorder.close();
  rmSync(folder, { recursive: true });
  expect(runaways.length).toBeGreaterThanOrEqual(24);
  expect(late).toEqual([]);
});
