/** A browser that was tried: the version and whether its sandbox is on if it started, else the reason why not, as part of a sentence. */
export type Candidate =
  | { readonly name: string; readonly path?: string; readonly version: string; readonly sandbox: boolean }
  | { readonly name: string; readonly path?: string; readonly refused: string };

/** Returns one line for a candidate: its name, its path, and its version or why it was refused. */
export function describeCandidate(candidate: Candidate): string {
  const where = candidate.path === undefined || candidate.name.includes(candidate.path) ? '' : ` (${candidate.path})`;
  const outcome = 'refused' in candidate ? candidate.refused : `version ${candidate.version}${candidate.sandbox ? '' : ', without its sandbox'}`;
  return `${candidate.name}${where}: ${outcome}`;
}
