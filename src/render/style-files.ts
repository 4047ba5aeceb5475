/**
 * Returns the files that a style sheet loads from beside itself (`url(…)` and `@import`), each address once; those of other hosts, `data:` and places in
 * the page are left out. Comments do not count.
 */
export function styleFiles(css: string): readonly string[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = [...text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi)];
  const addresses = found.map(([, ...forms]) => forms.find((form) => form !== undefined) ?? '').map((address) => address.replace(/[?#].*$/, ''));
  return [...new Set(addresses)].filter((address) => address !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address));
}
