/** Code longer than this many characters is not put into an address. */
export const longestLink = 6000;

/** Returns a part of an address that carries `code`: `?code=` and its UTF-8 as base64url (RFC 4648). */
export function codeInAddress(code: string): string {
  const bytes = new TextEncoder().encode(code);
  return `?code=${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** Returns the code that the fragment of an address carries, `undefined` if it carries none that can be read. */
export function codeFromAddress(hash: string): string | undefined {
  const [, text] = /\?code=([\w-]+)$/.exec(hash) ?? [];
  if (text === undefined || text.length > longestLink * 2) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
