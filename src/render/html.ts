const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Returns `text` safe for HTML and SVG, between tags and inside quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Values of attributes: `true` writes the bare name, `undefined` and `false` leave the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Returns the element `name` with `attributes` round `content`, which is HTML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const open = `<${name}${Object.entries(attributes).map(([key, value]) => attribute(key, value)).join('')}>`;
  return voidElements.has(name) ? open : `${open}${content}</${name}>`;
}

const voidElements = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

function attribute(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
}
