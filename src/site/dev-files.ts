import type { Host } from '../host.ts';

/** The files of a project, each read once until it is forgotten. */
export interface KnownFiles extends Pick<Host, 'read' | 'has'> {
  /** Forgets what is known of a file, by its path in the project, and says whether anything was. */
  readonly forget: (path: string) => boolean;
  /** Returns the paths of all files that were asked for, there or not. */
  readonly asked: () => readonly string[];
}

/** Milliseconds after which a file that is empty is read again, and how often: many programs empty a file before they write it. */
const patience = { pause: 25, times: 2 } as const;

async function readWhole(host: Pick<Host, 'read'>, path: string, times: number = patience.times): ReturnType<Host['read']> {
  const read = await host.read(path);
  if ('problem' in read || read.text !== '' || times === 0) return read;
  await new Promise((done) => { setTimeout(done, patience.pause); });
  return await readWhole(host, path, times - 1);
}

/** Returns the files that `host` reads. */
export function knownFiles(host: Pick<Host, 'read' | 'has'>): KnownFiles {
  const texts = new Map<string, ReturnType<Host['read']>>();
  const there = new Map<string, Promise<boolean>>();
  const once = <Answer>(answers: Map<string, Promise<Answer>>, ask: (path: string) => Promise<Answer>) => (path: string): Promise<Answer> => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
  return {
    read: once(texts, (path) => readWhole(host, path)),
    has: once(there, host.has),
    forget: (path) => [texts.delete(path), there.delete(path)].includes(true),
    asked: () => [...new Set([...texts.keys(), ...there.keys()])],
  };
}
