/** One attribute of a fence or a directive, `name=value` or a bare `name` (then `value` is empty); offsets are those of the file. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  readonly valueTo: number;
}

const attribute = /(?:([.#])([^\s.#{}="'`<>]+))|([^\s={}"'[\]]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'}]*)))?/gy;

/** What no attribute begins with, up to a blank, a brace or a bracket. */
const stray = /[^\s{}[\]]+/y;

/**
 * Returns the attributes written in `text`, which begins at offset `at` of the file: `key=value`, `key="two words"`, a bare key,
 * `.class`, and `#id`, which is the attribute `name`. Braces and brackets round them are passed over; a word that is none of these is
 * an attribute of that name, so that somebody asks what it means.
 */
export function attributesIn(text: string, at: number): readonly Attribute[] {
  const found: Attribute[] = [];
  for (let place = 0; place < text.length;) {
    attribute.lastIndex = place;
    stray.lastIndex = place;
    const match = attribute.exec(text);
    const word = match ? undefined : stray.exec(text)?.[0];
    if (match) found.push(fromMatch(match, at + place));
    else if (word !== undefined) found.push({ name: word, value: '', from: at + place, to: at + place + word.length, valueFrom: at + place + word.length, valueTo: at + place + word.length });
    place += match?.[0].length ?? word?.length ?? 1;
  }
  return found;
}

function fromMatch(match: RegExpExecArray, from: number): Attribute {
  const to = from + match[0].length;
  if (match[1]) return { name: match[1] === '.' ? 'class' : 'name', value: match[2] ?? '', from, to, valueFrom: from + 1, valueTo: to };
  const name = match[3] ?? '';
  const quoted = match[4] ?? match[5];
  const value = quoted ?? match[6] ?? '';
  const valueTo = quoted === undefined ? to : to - 1;
  return { name, value, from, to, valueFrom: valueTo - value.length, valueTo };
}
