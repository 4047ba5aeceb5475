/** Stands around an underscore and takes no room (U+2060, word joiner), so that Mermaid's Markdown takes `__await__` for a name and not for bold. */
const joiner = '\u2060';

/** Kinds of diagrams whose words Mermaid 11 reads as Markdown where nobody asked for it. */
const markdownKinds = /^\s*(?:classDiagram|stateDiagram|mindmap|kanban|requirementDiagram)/m;

/**
 * Returns a Mermaid text whose names with underscores at their ends stay names, and whose characters written by number are those characters:
 * outside sequence diagrams Mermaid escapes `#95;` twice. Markdown that an author asks for, between a quotation mark and a backtick, stays as it is.
 */
export function withPlainNames(source: string): string {
  if (/^\s*sequenceDiagram/m.test(source)) return source;
  const characters = source.replace(/#(\d{2,6});/g, (entity, code: string) => harmless(Number(code)) ?? entity);
  if (!markdownKinds.test(source)) return characters;
  return characters.replace(/"`[^]*?`"|(?<!\w)_+|_+(?!\w)/g, (found) => (found.startsWith('"') ? found : [...found].map((mark) => `${joiner}${mark}${joiner}`).join('')));
}

/** Characters that mean something to the grammar of a diagram stay numbers. */
function harmless(code: number): string | undefined {
  const character = code > 0x10ffff ? undefined : String.fromCodePoint(code);
  return character !== undefined && /[\p{L}\p{N}_.,!?'+*$€°–—·…]/u.test(character) ? character : undefined;
}

/** Returns words of a drawing without the marks of `withPlainNames`, and with the characters that Mermaid has left as numbers. */
export function plainWords(words: string): string {
  return words.replaceAll(joiner, '').replace(/&#(\d{2,6});/g, (entity, code: string) => (Number(code) > 0x10ffff ? entity : String.fromCodePoint(Number(code))));
}
