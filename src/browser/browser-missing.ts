import type { Candidate } from './candidate.ts';
import { describeCandidate } from './candidate.ts';

/** No browser starts. The message lists each candidate with its reason and says what to do; `tried` holds the same as data. */
export class BrowserMissing extends Error {
  readonly tried: readonly Candidate[];

  constructor(tried: readonly Candidate[], chosenBy: string | undefined) {
    super(chosenBy === undefined ? noneFound(tried) : choiceBroken(tried, chosenBy));
    this.name = 'BrowserMissing';
    this.tried = tried;
  }
}

function noneFound(tried: readonly Candidate[]): string {
  return `no browser was found that starts. Drawing new diagrams and printing need one (Chromium or Chrome).
Tried, in this order:
${tried.map((candidate) => `  - ${describeCandidate(candidate)}`).join('\n')}
Any of these mends it:
  - install the packages again with npm ci: on Linux x64 they bring a browser along
  - let Playwright fetch its own: npx playwright install --only-shell chromium
  - install Chromium or Chrome on the system, for example: apt install chromium
To use one that stands elsewhere, name it: --browser PATH or LOOPSTAGE_BROWSER=PATH.
HTML needs no browser once its diagrams are in the cache: build --no-pdf.`;
}

function choiceBroken(tried: readonly Candidate[], chosenBy: string): string {
  return `the browser named by ${chosenBy} does not start, and no other is tried in its place.
${tried.map((candidate) => `  - ${describeCandidate(candidate)}`).join('\n')}
Name one that starts, or leave ${chosenBy} out: then the embedded Chromium, Playwright's, Chrome, Edge and those of the system are tried.
HTML needs no browser once its diagrams are in the cache: build --no-pdf.`;
}
