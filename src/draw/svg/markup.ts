/** Attributes of an element; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns a number of the drawing, rounded to hundredths of a unit. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Returns the element `name` as markup, its text escaped. */
export function element(name: string, attributes: Attributes, text?: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (
    value === undefined ? [] : [` ${key}="${escape(typeof value === 'number' ? short(value) : value)}"`])).join('');
  return text === undefined ? `<${name}${written}/>` : `<${name}${written}>${escape(text)}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const separated = /^(?:[a-z]|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\d.])|[\s,]+)*$/i;

/** Returns the data of a path with its numbers rounded, if they stand apart from each other; `undefined` if it is no path data at all. */
export function shortPath(data: string): string | undefined {
  if (!/^[\d\sa-z,.+-]*$/i.test(data)) return undefined;
  if (!separated.test(data)) return data.trim();
  return data.replace(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi, (number) => short(Number(number))).replace(/\s+/g, ' ').trim();
}
