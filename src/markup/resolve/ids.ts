const digraphs: Readonly<Record<string, string>> = { 'ß': 'sz', 'æ': 'ae', 'œ': 'oe', 'ȸ': 'db', 'ȹ': 'qp' };
const letters: Readonly<Record<string, string>> = {
  'ø': 'o', 'đ': 'd', 'ħ': 'h', 'ı': 'i', 'ł': 'l', 'ŧ': 't', 'ƀ': 'b', 'ƃ': 'b', 'ƈ': 'c', 'ƌ': 'd', 'ƒ': 'f', 'ƙ': 'k', 'ƚ': 'l', 'ƞ': 'n', 'ƥ': 'p', 'ƫ': 't', 'ƭ': 't',
  'ƴ': 'y', 'ƶ': 'z', 'ǥ': 'g', 'ȥ': 'z', 'ȡ': 'd', 'ȴ': 'l', 'ȵ': 'n', 'ȶ': 't', 'ȷ': 'j', 'ȼ': 'c', 'ȿ': 's', 'ɀ': 'z', 'ɇ': 'e', 'ɉ': 'j', 'ɋ': 'q', 'ɍ': 'r', 'ɏ': 'y',
};

/**
 * Returns the HTML id that docutils makes of a name (`docutils.nodes.make_id`): ASCII lower case letters, digits and single
 * hyphens, starting with a letter. Empty where nothing of the name is left.
 */
export function makeId(name: string): string {
  const plain = [...name.toLowerCase()].map((character) => digraphs[character] ?? letters[character] ?? character).join('');
  const ascii = plain.normalize('NFKD').replace(/[^\0-\x7F]/g, '');
  return ascii.trim().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
}

/** Ids of one document as they are given out. */
export interface IdSource {
  /** Returns an id no node has yet: that of the name, else with a number behind it; `kind` stands in for a name without letters. */
  readonly take: (name: string, kind: string) => string;
}

/** Returns a source of ids that gives none of them twice, numbering as docutils does: `title`, `title-1`, `title-2`. */
export function newIdSource(): IdSource {
  const used = new Set<string>();
  const counters = new Map<string, number>();
  const numbered = (prefix: string): string => {
    const count = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, count);
    const id = `${prefix}-${count}`;
    return used.has(id) ? numbered(prefix) : id;
  };
  return {
    take: (name, kind) => {
      const base = makeId(name);
      const id = base !== '' && !used.has(base) ? base : numbered(base || kind);
      used.add(id);
      return id;
    },
  };
}
