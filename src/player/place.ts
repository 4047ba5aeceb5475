/** A place in a deck: a slide by its id (or its number from 1, as `7`) and a step by its label, `5`, `5.2`, or `5?` where the audience is asked before step 5; absent: before the slide's first step. */
export interface Place {
  readonly slide: string;
  readonly step?: string;
}

/** Returns the place that the fragment of a URL names, as `#/gather/5` or `#gather`, or `undefined` if it names none. */
export function placeFromHash(hash: string): Place | undefined {
  const match = /^#\/?([^/?]+)(?:\/(\d+(?:\.\d+)?\??))?(?:\?code=[\w-]*)?$/.exec(hash);
  return match?.[1] === undefined ? undefined : place(decoded(match[1]), match[2]);
}

/** Returns the fragment of the URL that names `place`; no step and step 0 are left out. */
export function hashFromPlace({ slide, step }: Place): string {
  return `#/${encodeURIComponent(slide)}${step === undefined || step === '0' ? '' : `/${step}`}`;
}

/** Returns the place typed as `7`, `7.3` (slide 7, step 3, as pages of the PDF are labelled) or `gather/3`; `undefined` for other text. */
export function placeFromTyping(text: string): Place | undefined {
  const match = /^\s*(?:(\d+)(?:\.(\d+))?|([^\s/.]+)\/(\d+(?:\.\d+)?\??))\s*$/.exec(text);
  const slide = match?.[1] ?? match?.[3];
  return slide === undefined ? undefined : place(slide, match?.[2] ?? match?.[4]);
}

function place(slide: string, step: string | undefined): Place {
  return step === undefined ? { slide } : { slide, step };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
