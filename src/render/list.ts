import type { DefinitionList, FieldList, LineBlock, List, ListItem, OptionList, Term } from '../document/nodes.ts';
import { appearing, furtherAnchors, nodeAttributes, type RenderBlocks, type RenderContext } from './context.ts';
import { type Attributes, element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';

const numerals = { arabic: undefined, loweralpha: 'a', upperalpha: 'A', lowerroman: 'i', upperroman: 'I' } as const;

/** Returns a bullet or enumerated list; each item of an incremental one is a step. A list of lone paragraphs is set tight. */
export function renderList(list: List, context: RenderContext, renderBlocks: RenderBlocks): string {
  const tasks = list.items.some((item) => item.checked !== undefined);
  const attributes = nodeAttributes(list, tasks ? 'tasks' : '');
  const items = list.items.map((item) => renderItem(item, list.incremental === true, context, renderBlocks)).join('');
  if (list.style === 'bullet') return furtherAnchors(list) + element('ul', attributes, items);
  return furtherAnchors(list) + element('ol', { ...attributes, type: numerals[list.style], start: list.start === 1 ? undefined : list.start }, items);
}

function renderItem(item: ListItem, incremental: boolean, context: RenderContext, renderBlocks: RenderBlocks): string {
  const { class: own, ...attributes } = nodeAttributes(item, item.checked === undefined ? '' : 'task');
  const shown: Attributes = incremental ? appearing(context.steps, String(own ?? '')) : { class: own };
  const box = item.checked === undefined ? '' : taskBox(item.checked);
  return element('li', { ...attributes, ...shown }, box + tight(item.children, context, renderBlocks));
}

/** A paragraph that begins an item and stands alone or before a list needs no element of its own. */
function tight(blocks: ListItem['children'], context: RenderContext, renderBlocks: RenderBlocks): string {
  const [first, ...rest] = blocks;
  const lone = first?.type === 'paragraph' && first.ids === undefined && first.classes === undefined && rest.every((block) => block.type === 'list');
  return lone ? renderInlines(first.children, context) + renderBlocks(rest, context) : renderBlocks(blocks, context);
}

function taskBox(checked: boolean): string {
  const tick = checked ? '<path class="tick" d="M5 12.5l4.5 4.5L19 7"/>' : '';
  return `<svg class="task-box" viewBox="0 0 24 24" role="img" aria-label="${checked ? 'done' : 'open'}"><rect x="2" y="2" width="20" height="20" rx="4"/>${tick}</svg>`;
}

/** Returns terms with their definitions; classifiers follow their term after a colon. */
export function renderDefinitionList(list: DefinitionList, context: RenderContext, renderBlocks: RenderBlocks): string {
  const items = list.items.map((item) => item.terms.map((term) => renderTerm(term, context)).join('')
    + element('dd', {}, renderBlocks(item.children, context)));
  return furtherAnchors(list) + element('dl', nodeAttributes(list, list.glossary === true ? 'glossary' : ''), items.join(''));
}

function renderTerm(term: Term, context: RenderContext): string {
  const classifiers = term.classifiers.map((classifier) => ` : ${element('span', { class: 'classifier' }, renderInlines(classifier, context))}`);
  return element('dt', nodeAttributes(term), furtherAnchors(term) + renderInlines(term.children, context) + classifiers.join(''));
}

/** Returns fields as a list of names and values. */
export function renderFieldList(list: FieldList, context: RenderContext, renderBlocks: RenderBlocks): string {
  const fields = list.fields.map((field) => element('dt', {}, renderInlines(field.name, context)) + element('dd', {}, renderBlocks(field.children, context)));
  return furtherAnchors(list) + element('dl', nodeAttributes(list, 'fields'), fields.join(''));
}

/** Returns command-line options with what they do. */
export function renderOptionList(list: OptionList, context: RenderContext, renderBlocks: RenderBlocks): string {
  const items = list.items.map((item) => element('dt', {}, item.options.map((option) => element('code', {}, escapeHtml(option))).join(', '))
    + element('dd', {}, renderBlocks(item.children, context)));
  return furtherAnchors(list) + element('dl', nodeAttributes(list, 'options'), items.join(''));
}

/** Returns lines whose breaks and indentation are the author's. */
export function renderLineBlock(block: LineBlock, context: RenderContext): string {
  const lines = block.lines.map((line) => (line.type === 'line-block' ? renderLineBlock(line, context)
    : element('div', nodeAttributes(line, 'verse'), renderInlines(line.children, context) || '<br>')));
  return furtherAnchors(block) + element('div', nodeAttributes(block, 'line-block'), lines.join(''));
}
