import type { Recording } from './recording.ts';

/** Returns a recording as JSON with one event per line, so that two of them can be compared line by line. */
export function printRecording(recording: Recording): string {
  const { events, ...rest } = recording;
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}
