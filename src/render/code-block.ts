import { attribute } from '../contract/page.ts';
import { longestCodeLine, metrics } from '../deck/slide-metrics.ts';
import type { CodeBlock } from '../document/nodes.ts';
import { highlightLines, isSession } from './code.ts';
import { furtherAnchors, nodeAttributes, type RenderContext } from './context.ts';
import { type Attributes, element } from './html.ts';
import { renderInlines } from './inline.ts';

/** Columns that fit a slide at the smallest size of code; longer lines wrap. */
const widestIn = (slideWidth = 1920): number => longestCodeLine(slideWidth - 2 * metrics.side);

/**
 * Returns a block of code: one `<span class="line" data-line="n">` per line, `n` from 1, its line feed inside, so that the
 * text of the block is the code. The number an author asked for stands in `data-number`. Groups of lines that are stepped
 * carry the steps in which they are current in `data-now`; the first group is current before the first of its steps.
 */
export function renderCodeBlock(block: CodeBlock, context: RenderContext): string {
  if (block.doctest === 'setup' || block.doctest === 'cleanup') return '';
  const lines = block.text.replace(/\n$/, '').split('\n');
  const language = languageOf(block);
  const stepping = steppingOf(block, context);
  const html = highlightLines(lines.join('\n'), language)
    .map((line, index) => element('span', lineAttributes(block, index + 1, stepping), `${line}\n`)).join('');
  const columns = Math.max(...lines.map(width)) + (block.lineNumbers ? metrics.code.numbers : 0);
  const { id, class: classes } = nodeAttributes(block, `${blockClasses(block, language)} ${columns > widestIn(context.world.slideWidth) ? 'is-long' : ''}`.trim());
  const caption = block.caption ? element('p', { class: 'code-caption' }, renderInlines(block.caption, context)) : '';
  const code = element('pre', {}, element('code', { class: `hljs language-${language.replace(/[^\w-]+/g, '')}` }, html));
  const style = `--columns:${columns};--lines:${lines.length}`;
  return furtherAnchors(block) + element('div', { id, class: classes, style }, caption + code + stepping.list);
}

/** Returns the language a block is coloured in: its own, a session for doctests, else none. */
function languageOf(block: CodeBlock): string {
  if (block.form === 'doctest' && !(block.language !== undefined && isSession(block.language))) return 'pycon';
  if (block.language !== undefined) return block.language;
  return block.doctest === 'code' ? 'python' : 'plaintext';
}

function blockClasses(block: CodeBlock, language: string): string {
  return ['code-block', isSession(language) ? 'is-session' : '', block.lineNumbers ? 'is-numbered' : '', block.doctest === 'output' ? 'is-output' : '',
    (block.emphasized?.length ?? 0) > 0 ? 'is-emphasized' : '', block.problem === undefined ? '' : 'is-problem'].filter(Boolean).join(' ');
}

interface Stepping {
  /** Steps in which each line is current; a line without an entry never is. */
  readonly now: ReadonlyMap<number, string>;
  /** Lines current at the end, for a page without steps. */
  readonly last: ReadonlySet<number>;
  /** The list of steps for Reveal. */
  readonly list: string;
}

function steppingOf(block: CodeBlock, context: RenderContext): Stepping {
  const groups = block.steps ?? [];
  const steps = context.steps;
  if (groups.length === 0) return { now: new Map(), last: new Set(), list: '' };
  if (!steps) return { now: new Map(), last: new Set(groups.at(-1)), list: '' };
  const first = steps.taken;
  steps.taken += groups.length - 1;
  const now = new Map<number, number[]>();
  groups.forEach((lines, group) => {
    const from = group === 0 ? 0 : first + group;
    const until = group === groups.length - 1 ? steps.of + 1 : first + group + 1;
    const range = Array.from({ length: until - from }, (_, index) => from + index);
    for (const line of lines) now.set(line, [...(now.get(line) ?? []), ...range]);
  });
  const items = groups.slice(1).map((lines, index) => element('li', { class: 'fragment custom', [attribute.step]: first + index + 1 }, linesInWords(lines)));
  return {
    now: new Map([...now].map(([line, list]) => [line, [...new Set(list)].join(' ')])),
    last: new Set(),
    list: items.length > 0 ? element('ol', { class: 'steps' }, items.join('')) : '',
  };
}

function lineAttributes(block: CodeBlock, line: number, stepping: Stepping): Attributes {
  const emphasized = block.emphasized?.includes(line) === true;
  return {
    class: ['line', emphasized ? 'is-emphasis' : '', stepping.last.has(line) ? 'is-now' : ''].filter(Boolean).join(' '),
    'data-line': line,
    'data-number': block.lineNumbers ? block.lineNumbers.numbers?.[line - 1] ?? block.lineNumbers.start + line - 1 : undefined,
    [attribute.now]: stepping.now.get(line),
  };
}

/** `[3, 4, 5, 8]` as `lines 3 to 5, 8`. */
function linesInWords(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${words || 'none'}`;
}

/** Columns that `line` takes: wide characters take two (https://www.unicode.org/reports/tr11/). */
function width(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(character) ? 2 : 1), 0);
}
