import type { Block } from '../../src/document/nodes.ts';
import { inlinesOf } from '../../src/document/inlines.ts';
import { textOf } from '../../src/document/text.ts';
import { childBlocks } from '../../src/document/walk.ts';
import type { Deck, Slide } from '../../src/deck/deck.ts';

/** Returns `deck` as an outline: a line for each slide with its kind, id and heading, then what it holds in short. */
export function printDeck(deck: Deck): string {
  const { slug, titleText, slides, examples } = deck;
  const programs = examples.map(({ id, program, expected }) =>
    `  example ${id}: ${program.main.kind} at line ${program.main.line}, ${program.setup.length} before it${expected ? `, promises ${JSON.stringify(expected.text)}` : ''}`);
  return `${[`deck ${slug}: ${titleText}`, ...slides.flatMap(slideLines), ...programs].join('\n')}\n`;
}

function slideLines(slide: Slide): string[] {
  const { kind, id, level, headingText, part, steps, minutes, background, notes } = slide;
  const facts = [
    part ? `${part.number}/${part.of}` : '', steps > 0 ? `${steps} ${steps === 1 ? 'step' : 'steps'}` : '', minutes === undefined ? '' : `${minutes} min`,
    background ? `on ${background.color ?? background.image ?? ''}` : '',
    kind === 'stage' || kind === 'sequence' ? `of ${slide.example}` : '',
    (kind === 'stage' || kind === 'sequence') && slide.range.to > 0 ? `steps ${slide.range.from}-${slide.range.to}` : '',
  ].filter((fact) => fact !== '');
  const blocks = kind === 'title' || kind === 'content' ? slide.blocks : kind === 'references' ? slide.notesOf : [];
  return [
    `  ${'#'.repeat(level)} ${kind} ${id}: ${headingText}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    ...blocks.map((block) => `      ${shortBlock(block)}`),
    ...notes.map((note) => `      notes${note.step === undefined ? '' : ` ${note.step}`}: ${note.blocks.map(shortText).join(' ')}`),
  ];
}

function shortBlock(block: Block): string {
  const text = shortText(block);
  const count = block.type === 'list' ? ` of ${block.items.length}${block.incremental ? ', one by one' : ''}` : '';
  return `${block.type}${count}${text ? `: ${text}` : ''}`;
}

function shortText(block: Block): string {
  const text = 'text' in block ? block.text.split('\n')[0] ?? '' : block.type === 'footnote' ? `[${block.label}]` : textOf(inlinesOf(block));
  const whole = text || childBlocks(block).map(shortText).find((inside) => inside !== '') || '';
  return whole.length > 48 ? `${whole.slice(0, 47)}…` : whole;
}
