import { blocksOf } from '../deck/assets.ts';
import type { Deck } from '../deck/deck.ts';
import { inlinesOf, walkInlines } from '../document/inlines.ts';
import type { Block } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { pythonNames } from './python-names.ts';
import type { Rule } from './rule.ts';

/** Roles whose text is a name of Python. */
const nameRoles = /^(?:py:)?(?:class|func|meth|attr|exc|data|const|obj|mod)$/;
const shortest = 5;

/**
 * Names in the text that are surely slips: said once in the build, neither in any of its code nor in Python, and a single slip inside the word away from
 * just one name in the code of the deck. `tasks` for `task`, `worker_1` for `worker_2` and other endings are no slips.
 */
export const misspeltName: Rule = {
  code: 'check/misspelt-name', measures: false,
  find: ({ deck, decks }) => {
    const said = decks.flatMap((one) => namesSaid(one));
    const inCode = new Set(decks.flatMap(namesInCode));
    const own = [...new Set(namesInCode(deck))].filter((name) => name.length >= shortest);
    return namesSaid(deck).flatMap(({ name, span }) => {
      if (inCode.has(name) || pythonNames.has(name) || said.filter((other) => other.name === name).length > 1) return [];
      const [near, another] = own.filter((known) => isSlip(name, known));
      return near === undefined || another !== undefined ? [] : [diagnostic('check/misspelt-name', span, { name, near })];
    });
  },
};

function blocksWithNotes(deck: Deck): readonly Block[] {
  return deck.slides.flatMap((slide) => [...blocksOf(slide), ...slide.notes.flatMap(({ blocks }) => blocks)]);
}

function namesSaid(deck: Deck): readonly { readonly name: string; readonly span: Span }[] {
  const said = new Map<string, { name: string; span: Span }>();
  walkBlocks(blocksWithNotes(deck), (block) => walkInlines(inlinesOf(block), (inline) => {
    const text = inline.type === 'literal' ? inline.value : inline.type === 'role' && nameRoles.test(inline.name) ? inline.text : '';
    for (const name of wordsOf(text)) if (name.length >= shortest) said.set(`${name} ${inline.span.path} ${inline.span.start.offset}`, { name, span: inline.span });
  }));
  return [...said.values()];
}

function namesInCode(deck: Deck): readonly string[] {
  const texts = deck.examples.flatMap(({ program }) => [program.main.text, ...program.setup.map(({ text }) => text)]);
  walkBlocks(blocksWithNotes(deck), (block) => {
    if (block.type === 'code' || block.type === 'mermaid' || block.type === 'raw') texts.push(block.text);
    if (block.type === 'object') texts.push(...block.signatures);
    if (block.type === 'drawn-timeline') texts.push(...block.lanes.flatMap((lane) => [lane.name, ...lane.spans.map(({ label }) => label)]));
  });
  return texts.flatMap(wordsOf);
}

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z_]\w*/g) ?? [];

/** Whether `name` is `known` with one letter exchanged, left out or put in, or two neighbours swapped, behind its first letter and before its last. */
function isSlip(name: string, known: string): boolean {
  if (Math.abs(name.length - known.length) > 1) return false;
  let start = 0;
  while (start < name.length && start < known.length && name[start] === known[start]) start += 1;
  let end = 0;
  while (end < name.length - start && end < known.length - start && name.at(-1 - end) === known.at(-1 - end)) end += 1;
  const [one, other] = [name.slice(start, name.length - end), known.slice(start, known.length - end)];
  if (/[\d_]/.test(one + other) || one.toLowerCase() === other.toLowerCase()) return false;
  if (one.length === 2 && other.length === 2) return one[0] === other[1] && one[1] === other[0];
  return start > 0 && end > 0 && one.length <= 1 && other.length <= 1;
}
