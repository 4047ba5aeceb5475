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

/**
 * Returns the attributes written in `text`, which begins at offset `at` of the file: `key=value`, `key="two words"`, a bare key,
 * `.class`, and `#id`, which is the attribute `name`. Braces and brackets round them are passed over.
 */
export function attributesIn(text: string, at: number): readonly Attribute[] {
  const found: Attribute[] = [];
  for (let place = 0; place < text.length;) {
    attribute.lastIndex = place;
    const match = attribute.exec(text);
    if (!match || match[0] === '') { place += 1; continue; }
    found.push(fromMatch(match, at + place));
    place += match[0].length;
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
