import type { Block, CodeBlock, Directive, Footnote, ObjectDescription, Problem, Section, SlideBreak } from '../document/nodes.ts';
import { assertNever } from '../source/assert-never.ts';
import { renderAdmonition, renderQuote } from './admonition.ts';
import { highlightLines } from './code.ts';
import { renderCodeBlock } from './code-block.ts';
import { renderColumns } from './columns.ts';
import { appearing, furtherAnchors, nodeAttributes, type RenderContext } from './context.ts';
import { renderDiagram } from './diagram.ts';
import { renderDrawnTimeline } from './drawn-timeline.ts';
import { type Attributes, element, escapeHtml } from './html.ts';
import { renderFigure, renderImageBlock } from './image.ts';
import { renderInlines } from './inline.ts';
import { renderDefinitionList, renderFieldList, renderLineBlock, renderList, renderOptionList } from './list.ts';
import { renderMath } from './math.ts';
import { textOfRaw } from './raw.ts';
import { renderTable } from './table.ts';

/** Returns blocks as HTML, in order. What follows a pause among its siblings is one element that appears with the pause's step. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): string {
  let html = '';
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'pause') return html + afterPause(blocks.slice(index + 1), context);
    html += renderBlock(block, context);
  }
  return html;
}

function afterPause(blocks: readonly Block[], context: RenderContext): string {
  if (!context.steps) return renderBlocks(blocks, context);
  const attributes = appearing(context.steps, 'flow');
  return element('div', attributes, renderBlocks(blocks, context));
}

function renderBlock(block: Exclude<Block, { readonly type: 'pause' }>, context: RenderContext): string {
  switch (block.type) {
    case 'section': return renderSection(block, context);
    case 'paragraph': return furtherAnchors(block) + element('p', nodeAttributes(block), renderInlines(block.children, context));
    case 'list': return renderList(block, context, renderBlocks);
    case 'definition-list': return renderDefinitionList(block, context, renderBlocks);
    case 'field-list': return renderFieldList(block, context, renderBlocks);
    case 'option-list': return renderOptionList(block, context, renderBlocks);
    case 'code': return renderCodeBlock(block, context);
    case 'quote': return renderQuote(block, context, renderBlocks);
    case 'line-block': return renderLineBlock(block, context);
    case 'table': return renderTable(block, context, renderBlocks);
    case 'figure': return renderFigure(block, context, renderBlocks);
    case 'image': return renderImageBlock(block, context);
    case 'admonition': return renderAdmonition(block, context, renderBlocks);
    case 'container': return furtherAnchors(block) + element('div', nodeAttributes(block, 'flow'), renderBlocks(block.children, context));
    case 'footnote': return renderFootnote(block, context);
    case 'target': return element('span', nodeAttributes(block, 'anchor')) + furtherAnchors(block);
    case 'transition': return element('hr', nodeAttributes(block));
    case 'math': return renderMath(block);
    case 'raw': return renderRawBlock(textOfRaw(block.formats, block.text));
    case 'object': return renderObject(block, context);
    case 'directive': return renderCodeBlock(asSource(block, sourceOf(block)), context);
    case 'trace': return renderCodeBlock(block.code, wholly(context));
    case 'drawn-timeline': return renderDrawnTimeline(block, context);
    case 'mermaid': return renderDiagram(block, context);
    case 'slide-break': return renderSlideBreak(block, context);
    case 'columns': return renderColumns(block, context, renderBlocks);
    case 'fragment': return element('div', { ...nodeAttributes(block), ...appearing(context.steps, 'flow') }, renderBlocks(block.children, context));
    case 'problem': return renderCodeBlock(asSource(block, block.text), context);
    case 'substitution': case 'comment': case 'notes': case 'timing': case 'background': return '';
    default: return assertNever(block);
  }
}

function renderSection(section: Section, context: RenderContext): string {
  const heading = element(`h${context.headingLevel}`, headingOf(context), renderInlines(section.title, context));
  const content = renderBlocks(section.children, { ...context, headingLevel: Math.min(6, context.headingLevel + 1) });
  return element('div', nodeAttributes(section, 'section flow'), furtherAnchors(section) + heading + content);
}

function renderSlideBreak(block: SlideBreak, context: RenderContext): string {
  const heading = block.title ? element(`h${context.headingLevel}`, headingOf(context), renderInlines(block.title, context)) : '';
  return heading + renderBlocks(block.children, context);
}

function renderFootnote(block: Footnote, context: RenderContext): string {
  const label = element('span', { class: 'footnote-label' }, escapeHtml(`[${block.number ?? block.label}]`));
  return furtherAnchors(block) + element('div', { ...nodeAttributes(block, 'footnote'), role: 'note' }, label + element('div', { class: 'flow' }, renderBlocks(block.children, context)));
}

function renderObject(block: ObjectDescription, context: RenderContext): string {
  const signatures = block.signatures.map((signature) => element('dt', {}, element('code', { class: 'hljs language-python' }, highlightLines(signature, 'python').join(' '))));
  const kind = block.kind.replace(/[^\w-]+/g, '');
  return furtherAnchors(block) + element('dl', nodeAttributes(block, `object object-${kind}`), signatures.join('') + element('dd', { class: 'flow' }, renderBlocks(block.children, context)));
}

const renderRawBlock = (text: string): string => (text.trim() === '' ? '' : element('p', {}, escapeHtml(text.trim())));

/** Source that nothing could read, as code. */
function asSource({ span }: Problem | Directive, text: string): CodeBlock {
  return { type: 'code', span, form: 'literal', text, origin: { path: span.path, line: span.start.line }, problem: text };
}

/** The context of content whose steps are not counted. */
const wholly = ({ world, headingLevel, paper }: RenderContext): RenderContext => ({ world, headingLevel, ...(paper !== undefined && { paper }) });

/** A directive that nothing applied, as its author wrote it. */
function sourceOf(directive: Directive): string {
  const options = directive.options.map((option) => `   :${option.name}:${option.value === '' ? '' : ` ${option.value}`}`);
  const content = directive.content === '' ? [] : ['', ...directive.content.split('\n').map((line) => (line === '' ? '' : `   ${line}`))];
  return [`.. ${directive.name}::${directive.argument === '' ? '' : ` ${directive.argument}`}`, ...options, ...content].join('\n');
}

/** On paper, headings are bookmarks, and a slide has one: those inside it are headings to the eye alone. */
const headingOf = ({ paper }: RenderContext): Attributes => (paper === true ? { role: 'presentation' } : {});
