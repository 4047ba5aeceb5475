import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A neutral corpus: the same decks in the language of each tool. A deck has 60 slides: lists, code, tables, and six Mermaid diagrams of twelve
 * messages; the diagrams are the same in every deck, as the recordings of one talk would be.
 */
export const slidesOfDeck = 60;

const words = 'the loop runs one callback at a time and asks the selector when nothing is ready so a task that never awaits keeps all others waiting until it ends'.split(' ');
const sentence = (seed, length) => Array.from({ length }, (_, index) => words[(seed * 7 + index * (1 + (seed % 5))) % words.length]).join(' ');

function diagram(number) {
  const messages = Array.from({ length: 12 }, (_, index) => `    ${['EventLoop', 'Main', 'Worker'][(index + number) % 3]}->>${['EventLoop', 'Main', 'Worker'][(index + number + 1) % 3]}: message ${number}.${index + 1}`);
  return ['sequenceDiagram', '    participant EventLoop', '    participant Main', '    participant Worker', ...messages].join('\n');
}

/** The slides of deck `deck` as data: a heading, and a list with or without code, a table or a diagram. */
function slides(deck) {
  return Array.from({ length: slidesOfDeck - 1 }, (_, index) => {
    const seed = deck * 61 + index;
    const bullets = [1, 2, 3].map((row) => `${sentence(seed + row, 6)}`);
    const kind = index % 10 === 9 ? 'diagram' : index % 12 === 5 ? 'table' : index % 3 === 1 ? 'code' : 'list';
    return {
      heading: `Slide ${index + 2} ${sentence(seed, 3)}`, kind, bullets,
      code: `def step_${index}(ready):\n    for handle in ready:\n        handle.run(${seed})\n    return len(ready)`,
      rows: [1, 2, 3].map((row) => [`task ${row}`, sentence(seed + row, 2), String((seed * row) % 97)]),
      diagram: diagram(Math.floor(index / 10)),
    };
  });
}

const tableMd = (rows) => ['| name | state | order |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const bodyMd = (slide) => (slide.kind === 'diagram' ? `\`\`\`mermaid\n${slide.diagram}\n\`\`\``
  : slide.kind === 'table' ? tableMd(slide.rows)
  : `${slide.bullets.map((bullet) => `- ${bullet}`).join('\n')}${slide.kind === 'code' ? `\n\n\`\`\`python\n${slide.code}\n\`\`\`` : ''}`);
const indent = (text, by) => text.split('\n').map((line) => `${' '.repeat(by)}${line}`).join('\n');
const underlined = (text, mark) => `${text}\n${mark.repeat(text.length)}`;
const bodyRst = (slide) => (slide.kind === 'diagram' ? `.. mermaid::\n\n${indent(slide.diagram, 3)}`
  : slide.kind === 'table' ? `.. list-table::\n   :header-rows: 1\n\n${[['name', 'state', 'order'], ...slide.rows].map((row) => row.map((cell, at) => `   ${at === 0 ? '* -' : '  -'} ${cell}`).join('\n')).join('\n')}`
  : `${slide.bullets.map((bullet) => `- ${bullet}`).join('\n')}${slide.kind === 'code' ? `\n\n.. code-block:: python\n\n${indent(slide.code, 3)}` : ''}`);

/** Returns a deck in the language of a tool: `rst` and `md` for Loopstage (and Pandoc), `ruled` for tools that part slides by `---`. */
export function deckText(deck, form) {
  const title = `Deck ${deck + 1}`;
  const all = slides(deck);
  if (form === 'rst') return `${[underlined(title, '='), ...all.map((slide) => `${underlined(slide.heading, '-')}\n\n${bodyRst(slide)}`)].join('\n\n')}\n`;
  if (form === 'md') return `${[`# ${title}`, ...all.map((slide) => `## ${slide.heading}\n\n${bodyMd(slide)}`)].join('\n\n')}\n`;
  return `${[`# ${title}`, ...all.map((slide) => `## ${slide.heading}\n\n${bodyMd(slide)}`)].join('\n\n---\n\n')}\n`;
}

/** Writes `count` decks into `folder`, named so that their order is their number, and returns their paths. */
export async function writeCorpus(folder, count, form) {
  await mkdir(folder, { recursive: true });
  return Promise.all(Array.from({ length: count }, async (_, deck) => {
    const path = join(folder, `deck-${String(deck + 1).padStart(3, '0')}.${form === 'rst' ? 'rst' : 'md'}`);
    await writeFile(path, deckText(deck, form));
    return path;
  }));
}
