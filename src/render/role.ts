import type { Role } from '../document/inline.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlineMath } from './math.ts';

/** Roles that name a piece of a program; the Python domain's may carry the prefix `py:`. */
const codeRoles = new Set([
  'class', 'func', 'function', 'meth', 'method', 'mod', 'module', 'exc', 'attr', 'data', 'const', 'obj', 'type', 'deco', 'code', 'python',
  'file', 'command', 'envvar', 'option', 'program', 'samp', 'makevar', 'token', 'keyword', 'literal', 'regexp', 'mimetype', 'newsgroup',
]);

const elements: Readonly<Record<string, string>> = {
  sub: 'sub', subscript: 'sub', sup: 'sup', superscript: 'sup', emphasis: 'em', strong: 'strong', kbd: 'kbd', term: 'em', dfn: 'dfn',
  'title-reference': 'cite', title: 'cite', t: 'cite',
};

/** Standards that a role can link by number alone. */
const standards: Readonly<Record<string, (number: string) => { readonly text: string; readonly href: string }>> = {
  pep: (number) => ({ text: `PEP ${number}`, href: `https://peps.python.org/pep-${number.padStart(4, '0')}/` }),
  rfc: (number) => ({ text: `RFC ${number}`, href: `https://datatracker.ietf.org/doc/html/rfc${number}` }),
};

/** Returns interpreted text as HTML without its link; a role that is not known shows its text in a `span` named for it. */
export function renderRole(role: Role): string {
  const name = role.name.toLowerCase().replace(/^py:/, '');
  const text = escapeHtml(standardOf(role)?.text ?? role.text);
  if (name === 'math') return renderInlineMath(role.text);
  if (name === 'abbr' || name === 'acronym') return abbreviation(role.text);
  if (codeRoles.has(name)) return element('code', { class: `role-${name}` }, text);
  const tag = elements[name];
  return tag ? element(tag, {}, text) : element('span', { class: `role-${name.replace(/[^a-z0-9]+/g, '-')}` }, text);
}

/** Returns where a role links to: what resolution found, else the address its number stands for. */
export function roleAddress(role: Role): string | undefined {
  return role.href ?? standardOf(role)?.href;
}

function standardOf(role: Role): { readonly text: string; readonly href: string } | undefined {
  const number = /^\d+$/.exec(role.text.trim())?.[0];
  return number === undefined ? undefined : standards[role.name.toLowerCase()]?.(number);
}

/** `LIFO (last in, first out)`: the words in brackets explain the abbreviation. */
function abbreviation(text: string): string {
  const parts = /^(.*?)\s*\(([^()]*)\)\s*$/s.exec(text);
  return parts ? element('abbr', { title: parts[2] }, escapeHtml(parts[1] ?? '')) : element('abbr', {}, escapeHtml(text));
}
