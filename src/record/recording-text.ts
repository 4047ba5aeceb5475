import { recordingVersion } from '../trace/parse-recording.ts';
import type { Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';

/** The wall clock at t = 0 of every recording. */
export const epoch = '2025-01-01T09:00:00Z';

/** Returns the recording as JSON: what the recorder's Python hands over, `text`, with the facts that it does not know in front. */
export function recordingText(engine: Pick<Recording['engine'], 'name' | 'version' | 'python'>, program: Program, text: string): string {
  const head = JSON.stringify({ v: recordingVersion, engine: { ...engine, recorder: String(recordingVersion) }, epoch, options: { seed: program.options.seed } });
  return `${head.slice(0, -1)},${text.slice(1)}`;
}
