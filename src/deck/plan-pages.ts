import type { Inline } from '../document/inline.ts';
import type { Block, CodeBlock, Section, SlideBreak, Trace } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';
import type { Span } from '../source/span.ts';
import { contentSteps } from './content-steps.ts';
import type { Example } from './deck.ts';
import { promisedOutput, type Programs } from './find-programs.ts';
import { isFact, seenAndFacts, type Fact } from './slide-facts.ts';
import { isVisible } from './block-height.ts';

/** The heading that slides stand under. `ids` are those of the section it heads: links of the document lead to them. */
export interface Heading {
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly level: number;
  readonly span: Span;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

/** Content for one slide, or for several when it turns out too long; or an example to be shown by slides of its own. */
export interface Page {
  readonly kind: 'page';
  readonly heading: Heading;
  readonly blocks: Block[];
  readonly facts: Fact[];
  /** Who began it: the author (then it may hold nothing but facts), the author with a title of its own (then it may be empty), or an example that ended. */
  readonly begun: 'break' | 'title' | 'example';
}
export interface Show {
  readonly kind: 'show';
  readonly heading: Heading;
  readonly example: Omit<Example, 'id'>;
  readonly code: CodeBlock;
  readonly facts: Fact[];
}

/** Returns the heading of `section` for slides of nesting `level`. */
export function headingOf(section: Section, level: number): Heading {
  return {
    inlines: section.title, text: textOf(section.title), level, span: titleSpan(section.title, section.span),
    ids: section.ids ?? [], classes: section.classes ?? [],
  };
}

/** Returns the span of a heading's words, or `fallback` when it has none. */
export function titleSpan(title: readonly Inline[], fallback: Span): Span {
  const [first, last] = [title[0], title.at(-1)];
  return first && last ? { ...first.span, end: last.span.end } : fallback;
}

/**
 * Returns `blocks`, the content of one section, as pages and examples in the order they are shown. A page ends at a break that
 * the author set and after the code of an example. A fact belongs to the page being filled; right after an example it belongs
 * to the page with the example's code, and a note for a step to the example itself. A pause with nothing after it is dropped.
 */
export function planPages(blocks: readonly Block[], heading: Heading, programs: Programs, markdown: boolean): readonly (Page | Show)[] {
  const out: (Page | Show)[] = [];
  let page: Page = { kind: 'page', heading, blocks: [], facts: [], begun: 'break' };
  const close = (next: Heading, begun: Page['begun']): void => {
    while (page.blocks.at(-1)?.type === 'pause') page.blocks.pop();
    if (page.begun === 'title' || page.blocks.some(isVisible) || page.facts.length > 0) out.push(page);
    page = { kind: 'page', heading: next, blocks: [], facts: [], begun };
  };
  const addFact = (fact: Fact): void => {
    const place = page.begun === 'example' && !page.blocks.some(isVisible) ? placeBefore(out, fact) : page;
    (place ?? page).facts.push(fact);
  };
  blocks.forEach((block, index) => {
    if (block.type === 'section' || isOutputOfExample(block, blocks[index - 1], programs)) return;
    if (isFact(block)) { addFact(block); return; }
    if (block.type === 'transition' && markdown) { close(page.heading, 'break'); return; }
    if (block.type === 'slide-break') {
      close(breakHeading(block, heading), block.title ? 'title' : 'break');
      for (const fact of block.children.filter(isFact)) page.facts.push(fact);
      if (block.children.every(isFact)) return;
      const inside = planPages(block.children.filter((child) => !isFact(child)), page.heading, programs, markdown);
      const [first] = inside;
      const headed = page.begun !== 'title' || inside.some((one) => one.heading.inlines === page.heading.inlines);
      if (first && headed) {
        first.facts.unshift(...page.facts);
        page = { kind: 'page', heading, blocks: [], facts: [], begun: 'example' };
      } else close(heading, 'example');
      for (const one of inside) out.push(one);
      return;
    }
    const examples = examplesIn(block, programs);
    const { seen, facts } = seenAndFacts(block, programs);
    for (const one of seen) page.blocks.push(one);
    facts.forEach(addFact);
    const output = examples.length > 0 ? promisedOutput(blocks[index + 1]) : undefined;
    if (output) page.blocks.push(output);
    if (examples.length === 0) return;
    const forSteps = examples.some(({ example }) => hasSlides(example)) ? notesBeyond(page) : [];
    close(page.heading, 'example');
    out.push(...examples.map(({ code, example }, number): Show => ({ kind: 'show', heading: page.heading, example, code, facts: number === 0 ? forSteps : [] })));
  });
  close(heading, 'break');
  return out;
}

/** The promised output stands with its code, before the example's own slides. */
function isOutputOfExample(block: Block, before: Block | undefined, programs: Programs): boolean {
  return before !== undefined && promisedOutput(block) !== undefined && examplesIn(before, programs).length > 0;
}

/** Takes the notes out of `page` that are for steps it has not: they are for those of the example that follows. */
function notesBeyond(page: Page): Fact[] {
  const steps = contentSteps(page.blocks);
  const beyond = page.facts.filter((fact) => fact.type === 'notes' && fact.step !== undefined && fact.step > steps);
  page.facts.splice(0, page.facts.length, ...page.facts.filter((fact) => !beyond.includes(fact)));
  return beyond;
}

/** An example of which only code or paper is shown has no slides of its own. */
const hasSlides = ({ options }: Omit<Example, 'id'>): boolean => options.views.includes('stage') || options.views.includes('sequence');

function placeBefore(out: readonly (Page | Show)[], fact: Fact): Page | Show | undefined {
  const last = out.at(-1);
  if (last?.kind !== 'show' || (fact.type === 'notes' && fact.step !== undefined && hasSlides(last.example))) return last;
  return out.findLast((one) => one.kind === 'page' && one.heading.inlines === last.heading.inlines) ?? last;
}

function breakHeading(block: SlideBreak, heading: Heading): Heading {
  const title = block.title;
  const own = { ids: block.ids ?? [], classes: block.classes ?? [] };
  if (!title || title.length === 0) return block.classes || block.ids ? { ...heading, ...own } : heading;
  return { inlines: title, text: textOf(title), level: heading.level, span: titleSpan(title, block.span), ...own };
}

interface Found {
  readonly code: CodeBlock;
  readonly example: Omit<Example, 'id'>;
}

function examplesIn(block: Block, programs: Programs): readonly Found[] {
  const example = programs.get(block);
  const own: readonly Found[] = example && isCode(block) ? [{ code: block.type === 'trace' ? block.code : block, example }] : [];
  return block.type === 'notes' ? [] : [...own, ...childBlocks(block).flatMap((child) => examplesIn(child, programs))];
}

const isCode = (block: Block): block is CodeBlock | Trace => block.type === 'code' || block.type === 'trace';
