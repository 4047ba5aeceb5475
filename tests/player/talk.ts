import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBuilder } from 'vite';
import { contractVersion } from '../../src/contract/page.ts';

const project = resolve(import.meta.dirname, '../..');

/** A built talk in a temporary folder: `assets/` with the player and `talk/index.html`. */
export interface Talk {
  readonly folder: string;
  /** Address of the deck's page, a `file:` URL. */
  readonly page: string;
}

/** Returns a talk of five slides written by hand to the contract, with the player compiled as `vite.config.ts` says. */
export async function buildTalk(): Promise<Talk> {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-player-'));
  await compilePlayer(join(folder, 'assets'));
  await mkdir(join(folder, 'talk'));
  await writeFile(join(folder, 'talk/index.html'), deckPage(contractVersion));
  await writeFile(join(folder, 'talk/older.html'), deckPage(contractVersion + 1));
  return { folder, page: pathToFileURL(join(folder, 'talk/index.html')).href };
}

async function compilePlayer(outDir: string): Promise<void> {
  const environments = { deck: { build: { outDir } }, speaker: { build: { outDir } } };
  const builder = await createBuilder({ configFile: join(project, 'vite.config.ts'), environments }, null);
  for (const name of Object.keys(environments)) {
    const environment = builder.environments[name];
    if (environment) await builder.build(environment);
  }
}

/** Ids of the slides, the number of steps before each, and the number of its own. */
export const slides = [
  { id: 'start', firstStep: 0, steps: 0 },
  { id: 'stage-1', firstStep: 0, steps: 4 },
  { id: 'stage-2', firstStep: 4, steps: 3 },
  { id: 'list', firstStep: 0, steps: 3 },
  { id: 'end', firstStep: 0, steps: 0 },
] as const;

/** What each step of the two stage slides says; the first is step 1. */
export const sentences = [
  'main runs and makes three tasks', 'a runs until its sleep of 3 s', 'b runs until its sleep of 1 s', 'c runs until its sleep of 1 s',
  'b runs again: its 1 s are over', 'c runs again, right after b', 'a runs again: its 3 s are over',
] as const;

/** Seconds of virtual time of each of the seven steps. */
export const times = [0, 0, 0, 0, 1, 1, 3] as const;

/** The diagram that the second part of the stage offers to copy. */
export const diagram = 'sequenceDiagram\n    participant L as event loop\n    L->>+b: wake: sleep 1 s\n    b-->>-L: result "<done>"\n';

const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-src 'self'";

function deckPage(version: number): string {
  return `<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Three sleeps</title><link rel="icon" href="data:,"><link rel="stylesheet" href="../assets/deck.css"><script src="../assets/deck.js" defer></script></head>
<body class="deck-page" style="--slide-width:1920px;--slide-height:1080px">
<main class="reveal" data-contract="${version}" data-width="1920" data-height="1080"><div class="slides">
${slide('start', '', `<h1>Three sleeps</h1><p>An introduction.</p>`, '<aside class="notes"><p>Say hello.</p></aside>', 2)}
${slide('stage-1', 'data-first-step="0"', `<h2>gather, part 1</h2>${stage(1, 4)}`, `<aside class="notes"><p>One thread, three tasks.</p></aside><aside class="notes" data-step="2"><p>Point at the lane of <em>a</em>.</p></aside>`, 5)}
${slide('stage-2', 'data-first-step="4"', `<h2>gather, part 2</h2><div class="sequence stage" data-mermaid="${diagram.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}">${stage(5, 7)}</div>`, '<aside class="notes" data-step="6"><p>First in, first out.</p></aside>', 3)}
${slide('list', '', `<h2>What we saw</h2><ul><li class="fragment">One thread</li><li class="fragment">Three <b id="deep">tasks</b></li><li class="fragment">A queue</li></ul>
<p><a href="#stage-1">the first part</a> <a href="#/stage-2/6">step 6</a> <a href="#deep">tasks</a></p>
<div class="code-block is-session"><pre><code class="hljs language-pycon"><span class="line" data-line="1"><span class="prompt">&gt;&gt;&gt; </span>for x in 'ab':
</span><span class="line" data-line="2"><span class="prompt">... </span>    print(x)
</span><span class="line" data-line="3"><span class="prompt">... </span>
</span><span class="line" data-line="4"><span class="output">a</span>
</span><span class="line" data-line="5"><span class="output">b</span>
</span></code></pre></div>`, '', undefined)}
${slide('end', '', '<h2>The end</h2><p>Questions?</p>', '', undefined)}
</div></main></body></html>`;
}

function slide(id: string, attributes: string, body: string, notes: string, minutes: number | undefined): string {
  return `<section id="${id}" class="slide" ${attributes} ${minutes === undefined ? '' : `data-minutes="${minutes}"`}><div class="frame"><header>${body.replace(/(<\/h\d>)/, '$1</header><div class="body flow">')}</div></div>${notes}</section>`;
}

/** A stage in little: the steps `from` to `to` of seven, with everything that the contract lets move. */
function stage(from: number, to: number): string {
  const items = sentences.slice(from - 1, to).map((text, index) => `<li class="fragment custom" data-step="${from + index}" data-time="${(times[from - 1 + index] ?? 0) * 1e9}" data-now="${from + index}"><b aria-hidden="true">${from + index}</b><span>${text}</span></li>`);
  const lines = Array.from({ length: 30 }, (_, index) => `<span class="line" data-now="${nowOf(index)}">line ${index + 1}\n</span>`);
  const boxes = sentences.map((_, index) => `<rect data-from="${index + 1}" data-until="${index + 3}" data-now="${index + 1}" x="${index * 60}" y="10" width="50" height="40"/>`);
  const track = Array.from({ length: 8 }, (_, step) => step * 60).join(' ');
  return `<ol class="steps">${items.join('')}</ol>
<div style="display:flex;gap:60px"><pre data-scroll style="height:400px;width:600px;overflow:auto;font-size:36px;line-height:50px"><code><i class="mark" data-now="3" style="position:absolute"></i>${lines.join('')}</code></pre>
<svg viewBox="0 0 440 60" width="900" data-track="now:${track}">${boxes.join('')}<g data-until="1"><circle r="5" cx="5" cy="5"/></g></svg></div>
<p data-from="2">two or later</p><p data-until="2">before two</p><p data-from="3" data-until="6">three to five</p>`;
}

/** Before the lines stands a mark without words, current in step 3. Step 1 stands at line 1, 2 at 12, 3 at 14, 4 nowhere, 5 at 28, 6 at 14, 7 at 30. */
function nowOf(index: number): string {
  return ({ 0: '1', 11: '2', 13: '3 6', 27: '5', 29: '7' } as Readonly<Record<number, string>>)[index] ?? '';
}
