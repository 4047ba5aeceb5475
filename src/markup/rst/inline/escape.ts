/** Returns `text` with each escaping backslash turned into a NUL character: the length stays, so positions do too. */
export function escapeToNull(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S]?)/g, '\0$1') : text;
}

/** Returns `text`, read by `escapeToNull`, as it is shown: an escaped space or line end vanishes, other characters stand for themselves. */
export function unescapeText(text: string): string {
  return text.includes('\0') ? text.replace(/\0[ \n]/g, '').replaceAll('\0', '') : text;
}

/** Returns `text`, read by `escapeToNull`, with its backslashes as they were written. */
export function restoreBackslashes(text: string): string {
  return text.replaceAll('\0', '\\');
}

/** Returns `text` with runs of white space as one space and none at its ends. */
export function normalizeSpace(text: string): string {
  return text.split(/\s+/).filter((part) => part !== '').join(' ');
}

/** Returns the form in which reference names are compared: lower case, white space normalised. */
export function normalizeName(text: string): string {
  return normalizeSpace(text).toLowerCase();
}
