/** Returns a text string of a PDF (ISO 32000-1, 7.9.2.2): readable where it is ASCII, else UTF-16 with a mark of its order, in hexadecimal digits. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

/** Returns the date as a string of a PDF (7.9.4), in UTC. */
export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00')`;
}

/** Returns the text of a name, `/a#20b` without its slash (7.3.5), its bytes read as UTF-8. */
export function textOfName(name: string): string {
  return Buffer.from(name.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))), 'latin1').toString('utf8');
}

/** Returns the text of a literal string without its brackets (7.3.4.2). */
export function textOfLiteral(literal: string): string {
  return literal.replace(/\\(?:([0-7]{1,3})|\r?\n|([^]))/g, (_, octal: string | undefined, escaped: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return escaped === undefined ? '' : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped);
  });
}
