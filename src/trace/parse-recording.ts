import type { Recording } from './recording.ts';

/** The version of the recording format. */
export const recordingVersion = 1;

function isRecording(value: unknown): value is Recording {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => Reflect.get(value, name);
  return field('v') === recordingVersion && Array.isArray(field('events')) && Array.isArray(field('files'))
    && typeof field('engine') === 'object' && ['stdout', 'stderr', 'stopped', 'epoch'].every((name) => typeof field(name) === 'string')
    && typeof field('code') === 'number';
}

/** Returns the recording that `text` (JSON) holds, `undefined` when it holds none of this version. */
export function parseRecording(text: string): Recording | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecording(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
