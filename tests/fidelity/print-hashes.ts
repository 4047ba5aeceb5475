import { createHash } from 'node:crypto';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import { recorded } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { fidelityPrograms } from './programs.ts';

/** Prints the hash of the recording of every fourth own program, one a line, to be compared with those of a process in another environment. */
const programs = fidelityPrograms().filter((_, index) => index % 4 === 0);
const recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
const results = await recorder.record(programs.map(({ program }) => program));
await recorder.close();
for (const [index, { name }] of programs.entries()) process.stdout.write(`${name} ${createHash('sha256').update(printRecording(recorded(results[index]))).digest('hex')}\n`);
