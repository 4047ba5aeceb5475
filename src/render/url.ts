const allowedSchemes = new Set(['http', 'https', 'mailto']);

/**
 * Returns `address` when a page may link to it: `http`, `https`, `mailto`, a relative address or a place in the page; else
 * `undefined`. The scheme is looked for the way the URL standard reads it: leading controls and blanks go, tabs and line
 * feeds go everywhere (https://url.spec.whatwg.org/#concept-basic-url-parser).
 */
export function safeUrl(address: string): string | undefined {
  const scheme = schemeOf(address);
  return scheme === undefined || allowedSchemes.has(scheme) ? address : undefined;
}

/** Returns `address` when a page may show it as a picture: as `safeUrl` without `mailto`, and `data:` for pictures alone. */
export function safePicture(address: string): string | undefined {
  const scheme = schemeOf(address);
  if (scheme === 'data') return /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(address) ? address : undefined;
  return scheme === 'mailto' ? undefined : safeUrl(address);
}

function schemeOf(address: string): string | undefined {
  const read = address.replace(/^[^!-\u{10ffff}]+/u, '').replace(/[\t\n\r]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase();
}
