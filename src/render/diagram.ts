import { attribute } from '../contract/page.ts';
import { messagesOf } from '../deck/content-steps.ts';
import type { CodeBlock, Mermaid } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { renderCodeBlock } from './code-block.ts';
import { nodeAttributes, type RenderContext } from './context.ts';
import { finalDrawing, steppedDrawing } from './diagram-steps.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';

/** Returns an author's diagram as it was drawn, beside it its text or the list of its steps for readers who cannot see it; undrawn, its text alone. */
export function renderDiagram(block: Mermaid, context: RenderContext): string {
  const drawn = context.world.diagram(block.text);
  const caption = block.caption ? element('p', { class: 'caption' }, renderInlines(block.caption, context)) : '';
  if (!drawn) {
    const source: CodeBlock = { type: 'code', span: block.span, form: 'literal', text: block.text, origin: block.origin };
    return element('div', nodeAttributes(block, 'diagram'), renderCodeBlock(source, context) + stepped(block, '', context)[1] + caption);
  }
  const label = block.caption ? textOf(block.caption) : `Diagram: ${kindOf(block.text)}`;
  const style = `--diagram-width:${drawn.width}px;--diagram-height:${drawn.height}px`;
  const [svg, steps] = block.steps === true ? stepped(block, drawn.svg, context) : [finalDrawing(drawn.svg), ''];
  const picture = element('div', { class: 'diagram-picture', role: 'img', 'aria-label': label, style }, svg);
  const text = context.steps && steps === '' ? element('pre', { class: 'visually-hidden' }, escapeHtml(block.text)) : '';
  return element('div', { ...nodeAttributes(block, 'diagram'), [attribute.mermaid]: context.steps ? block.text : undefined }, picture + text + steps + caption);
}

/** Gives each message and note of the drawing the step it appears in, and returns the drawing and the list of those steps. */
function stepped(block: Mermaid, svg: string, context: RenderContext): readonly [string, string] {
  const { steps } = context;
  const count = messagesOf(block.text);
  if (!steps || count === 0) return [finalDrawing(svg), ''];
  const first = steps.taken + 1;
  steps.taken += count;
  const shown = steppedDrawing(svg, (message) => {
    const step = first + Math.min(message, count - 1);
    return { from: step, now: [step] };
  });
  const items = messagesInWords(block.text).map((words, index) => element('li', { class: 'fragment custom', [attribute.step]: first + index }, escapeHtml(words)));
  return [shown, element('ol', { class: 'steps' }, items.join(''))];
}

/** The messages and notes of a sequence diagram, one for each that `messagesOf` counts: `A to B: words`, with the names that its participants show. */
function messagesInWords(text: string): readonly string[] {
  const names = new Map([...text.matchAll(/^\s*(?:participant|actor)\s+(\S+)\s+as\s+(.+?)\s*$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
  const name = (id: string): string => names.get(id.trim()) ?? id.trim();
  return text.split(/[\n;]/).filter((statement) => messagesOf(`sequenceDiagram\n${statement}`) === 1).map((statement) => {
    const [head = '', ...words] = statement.split(':');
    const ends = /^\s*([^-<\\/]+?)\s*[-<\\/][^\p{L}\p{N}_"]*?[x)]?[^\p{L}\p{N}_"]*([\p{L}\p{N}_"].*)$/u.exec(head);
    const said = words.join(':').replace(/<br\s*\/?>/gi, ' ').trim();
    return /^\s*note\s/i.test(head) || !ends ? said : `${name(ends[1] ?? '')} to ${name(ends[2] ?? '')}: ${said}`;
  });
}

/** The diagram's first word: `sequenceDiagram`, `classDiagram`, … */
const kindOf = (text: string): string => /^\s*([\w-]+)/m.exec(text.replace(/^\s*%%.*$/gm, '').replace(/^---[\s\S]*?---/, ''))?.[1] ?? 'Mermaid';
