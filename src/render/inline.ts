import type { FootnoteReference, Inline, Link } from '../document/inline.ts';
import { assertNever } from '../source/assert-never.ts';
import { furtherAnchors, nodeAttributes, type RenderContext } from './context.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlineMath } from './math.ts';
import { renderImage } from './picture.ts';
import { textOfRaw } from './raw.ts';
import { renderRole, roleAddress } from './role.ts';
import { safeUrl } from './url.ts';

/** Returns inline content as HTML: all text escaped, links only where `safeUrl` allows them. */
export function renderInlines(inlines: readonly Inline[], context: RenderContext): string {
  return inlines.map((inline) => renderInline(inline, context)).join('');
}

function renderInline(inline: Inline, context: RenderContext): string {
  switch (inline.type) {
    case 'text': return escapeHtml(inline.value);
    case 'emphasis': return element('em', nodeAttributes(inline), renderInlines(inline.children, context));
    case 'strong': return element('strong', nodeAttributes(inline), renderInlines(inline.children, context));
    case 'strikethrough': return element('del', nodeAttributes(inline), renderInlines(inline.children, context));
    case 'literal': return element('code', nodeAttributes(inline), escapeHtml(inline.value));
    case 'link': return renderLink(inline, context);
    case 'inline-image': return renderImage(inline.image, context);
    case 'footnote-reference': return renderFootnoteReference(inline);
    case 'substitution-reference': return element('span', { class: 'problem' }, escapeHtml(`|${inline.name}|`));
    case 'role': return linked(roleAddress(inline), context, renderRole(inline));
    case 'inline-target': return furtherAnchors(inline) + element('span', nodeAttributes(inline), renderInlines(inline.children, context));
    case 'inline-math': return renderInlineMath(inline.text);
    case 'inline-raw': return escapeHtml(textOfRaw(inline.formats, inline.text));
    case 'line-break': return '<br>';
    case 'inline-problem': return element('span', { class: 'problem' }, escapeHtml(inline.text));
    default: return assertNever(inline);
  }
}

function renderLink(link: Link, context: RenderContext): string {
  return linked(link.href, context, renderInlines(link.children, context), link.title);
}

function linked(href: string | undefined, context: RenderContext, content: string, title?: string): string {
  const safe = href === undefined ? undefined : safeUrl(href);
  return safe === undefined ? content : element('a', { href: context.world.address(safe), title }, content);
}

function renderFootnoteReference(reference: FootnoteReference): string {
  const mark = escapeHtml(`[${reference.number ?? reference.label}]`);
  const href = reference.href === undefined ? undefined : safeUrl(reference.href);
  const content = href === undefined ? mark : element('a', { href, role: 'doc-noteref' }, mark);
  return element('sup', nodeAttributes(reference, 'reference'), content);
}
