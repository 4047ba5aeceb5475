import type { Recording } from '../trace/recording.ts';
import type { Turn } from './turns.ts';

/** Returns `recording` up to what belongs to the moment of `turn`, the last that is kept, and `next`, the first that is not. */
export function cutRecording(recording: Recording, turn: Turn, next: Turn): Recording {
  const end = recording.events.findIndex((event) => event.i > turn.last && (event.i >= next.first || event.t > turn.end));
  return { ...recording, events: recording.events.slice(0, end), stopped: 'exit', code: 0 };
}
