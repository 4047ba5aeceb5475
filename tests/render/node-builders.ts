import type { Deck, DeckMeta, Slide } from '../../src/deck/deck.ts';
import type { Inline } from '../../src/document/inline.ts';
import type { Block, CodeBlock, List, ListItem, Paragraph, Table, TableCell, TableRow } from '../../src/document/nodes.ts';
import type { RenderContext, RenderWorld } from '../../src/render/context.ts';
import { stepCounter } from '../../src/render/context.ts';
import { spanOfFile } from '../../src/source/span.ts';

/** Nodes without the spans that the readers give them: rendering reads none. */
export const span = spanOfFile('test.rst');

export const text = (value: string): Inline => ({ type: 'text', span, value });

export const paragraph = (...children: readonly (Inline | string)[]): Paragraph => ({
  type: 'paragraph', span, children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});

export const item = (...children: readonly (Block | string)[]): ListItem => ({
  type: 'list-item', span, children: children.map((child) => (typeof child === 'string' ? paragraph(child) : child)),
});

export const bullets = (items: readonly (ListItem | string)[], more: Partial<List> = {}): List => ({
  type: 'list', span, style: 'bullet', items: items.map((one) => (typeof one === 'string' ? item(one) : one)), ...more,
});

export const code = (source: string, more: Partial<CodeBlock> = {}): CodeBlock => ({
  type: 'code', span, form: 'fenced', text: source, origin: { path: 'test.rst', line: 1 }, ...more,
});

export const cell = (content: string | Block, more: Partial<TableCell> = {}): TableCell => ({
  type: 'cell', span, columnSpan: 1, rowSpan: 1, children: [typeof content === 'string' ? paragraph(content) : content], ...more,
});

export const row = (...cells: readonly (TableCell | string)[]): TableRow => ({
  type: 'row', span, cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)),
});

export const table = (head: readonly TableRow[], body: readonly TableRow[], more: Partial<Table> = {}): Table => ({
  type: 'table', span, columns: (head[0] ?? body[0])?.cells.map(() => ({ width: 0 })) ?? [], head, body, ...more,
});

export const meta: DeckMeta = { lang: 'en', theme: 'auto', size: { width: 1920, height: 1080 }, draft: false };

type Draft<Kind extends Slide['kind']> = Omit<Extract<Slide, { kind: Kind }>, 'span' | 'heading' | 'level' | 'notes' | 'classes' | 'steps'> & Partial<Slide>;

/** A slide with what every slide must have filled in. */
export const slide = <Kind extends Slide['kind']>(draft: Draft<Kind>): Slide => ({
  span, heading: [text(draft.headingText)], level: draft.kind === 'title' ? 1 : 2, notes: [], classes: [], steps: 0, ...draft,
} as Slide);

export const deck = (slides: readonly Slide[], more: Partial<Deck> = {}): Deck => ({
  slug: 'test', path: 'test.rst', span, title: [text('Test')], titleText: 'Test', meta, slides, examples: [], ...more,
});

/** A world where nothing moved and nothing was drawn. */
export const world: RenderWorld = { address: (uri) => uri, diagram: () => undefined, timeline: () => '<p>drawn timeline</p>' };

/** A context without steps, as on paper; with `steps` one of a slide that has so many. */
export const context = (steps?: number): RenderContext => ({ world, headingLevel: 3, ...(steps !== undefined && { steps: stepCounter(steps) }) });
