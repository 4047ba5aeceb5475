/** Returns the type of an exception from its `repr`: `ValueError('no')` is `ValueError`. */
export function exceptionName(repr: string): string {
  return /^[\w.]+/.exec(repr)?.[0] ?? repr;
}

/** Returns `text` cut to 24 characters. */
export function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
