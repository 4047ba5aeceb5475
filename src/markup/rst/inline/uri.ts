import { endStringSuffix, mayStart } from './characters.ts';

/** A standalone URI or, with `mail`, a mail address: `[from, to)` of the text. */
export interface FoundUri {
  readonly from: number;
  readonly to: number;
  readonly mail: boolean;
}

/** Schemes of the IANA registry and older usage, as docutils accepts them; those that run scripts are left out. */
const schemes = new Set((
  'about acap addbook afp afs aim callto castanet chttp cid crid data dav dict dns eid fax feed file finger freenet ftp go gopher gsm-sms h323 h324 hdl hnews '
  + 'http https hydra iioploc ilu im imap info ior ipp irc iris.beep iseek jar jdbc ldap lifn lrq mailbox mailserver mailto md5 mid modem mtqp mupdate '
  + 'news nfs nntp opaquelocktoken phone pop pop3 pres printer prospero rdar res rtsp rvp rwhois rx sdp service shttp sip sips smb snews snmp soap.beep '
  + 'soap.beeps ssh t120 tag tcp tel telephone telnet tftp tip tn3270 tv urn uuid vemmi videotex view-source wais whodp whois++ x-man-page xmlrpc.beep '
  + 'xmlrpc.beeps z39.50r z39.50s').split(' '));

const uriCharacter = String.raw`[-_.!~*'()[\];/:@&=+$,%a-zA-Z0-9\0]`;
const uriEnd = String.raw`(?:[_~*/=+a-zA-Z0-9]|${uriCharacter}(?=>))`;
const mailCharacter = String.raw`-_!~*'{|}/#?^\x60&=+$%a-zA-Z0-9\0`;
const afterScheme = new RegExp(String.raw`:${uriCharacter}*${uriEnd}(?:\?${uriCharacter}*${uriEnd})?(?:#${uriCharacter}*${uriEnd})?${endStringSuffix}`, 'uy');
const afterName = new RegExp(String.raw`@[${mailCharacter}][${mailCharacter}.]*${uriEnd}${endStringSuffix}`, 'uy');
const mailUnit = new RegExp(`[${mailCharacter}]`);

/**
 * Returns the first URI or mail address of `text` at or after `base`. As in docutils, something shaped like a URI whose
 * scheme nobody knows ends the search: `note:this` is text, and so is the rest of the stretch.
 */
export function findUri(text: string, base: number): FoundUri | undefined {
  const candidates = /[:@]/g;
  candidates.lastIndex = base;
  for (let hit = candidates.exec(text); hit; hit = candidates.exec(text)) {
    const mail = hit[0] === '@';
    const from = mail ? mailNameStart(text, hit.index, base) : schemeStart(text, hit.index, base);
    if (from === -1) continue;
    const rest = mail ? afterName : afterScheme;
    rest.lastIndex = hit.index;
    const match = rest.exec(text);
    if (!match) continue;
    if (!mail && !schemes.has(text.slice(from, hit.index).toLowerCase())) return undefined;
    return { from, to: hit.index + match[0].length, mail };
  }
  return undefined;
}

function schemeStart(text: string, end: number, base: number): number {
  let start = -1;
  for (let index = end - 1; index >= base && /[a-zA-Z0-9.+-]/.test(text.charAt(index)); index -= 1) {
    if (/[a-zA-Z]/.test(text.charAt(index)) && mayStart(text, index, base)) start = index;
  }
  return start;
}

function mailNameStart(text: string, end: number, base: number): number {
  if (text.charAt(end - 1) === '.' || text.charAt(end - 1) === '\0') return -1;
  let start = -1;
  for (let index = end - 1; index >= base; index -= 1) {
    const unit = text.charAt(index);
    if (unit === '.' ? text.charAt(index + 1) === '.' : !mailUnit.test(unit)) break;
    if (unit !== '.' && mayStart(text, index, base)) start = index;
  }
  return start;
}

/** Tells whether `text` begins with something shaped like a URI or a mail address. */
export function isUriStart(text: string): boolean {
  const mark = /[:@]/.exec(text);
  if (!mark) return false;
  const start = mark[0] === '@' ? mailNameStart(text, mark.index, 0) : schemeStart(text, mark.index, 0);
  const rest = mark[0] === '@' ? afterName : afterScheme;
  rest.lastIndex = mark.index;
  return start === 0 && rest.test(text);
}

/** Tells whether the whole of `text` is a mail address. */
export function isMailAddress(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 1 || mailNameStart(text, at, 0) !== 0) return false;
  return wholeHost.test(text.slice(at));
}

const wholeHost = new RegExp(String.raw`^@[${mailCharacter}][${mailCharacter}.]*${uriEnd}$`, 'u');
