import { attribute } from '../contract/page.ts';
import type { DrawnDiagram } from '../contract/diagram.ts';
import type { Block, DrawnTimeline } from '../document/nodes.ts';
import type { NodeBase } from '../document/node-base.ts';
import { type Attributes, element } from './html.ts';

/** What content needs from outside: where its pictures and targets ended up, and what was drawn for it. */
export interface RenderWorld {
  /** Returns the address to write for a picture or a link as the author wrote it. */
  readonly address: (uri: string) => string;
  /** Returns the drawing of a diagram by its text; `undefined` shows the text instead. */
  readonly diagram: (text: string) => DrawnDiagram | undefined;
  /** Returns the drawing of a timeline written by hand, as HTML. */
  readonly timeline: (timeline: DrawnTimeline) => string;
  /** Width of a slide in CSS pixels, 1920 where it is not given. */
  readonly slideWidth?: number;
}

/** Where content is being rendered. Without `steps` it is shown whole, in its final state, as on paper. */
export interface RenderContext {
  readonly world: RenderWorld;
  /** Level of the highest heading inside the content, 3 to 6. */
  readonly headingLevel: number;
  readonly steps?: StepCounter;
  /** Whether the content goes on paper, where headings are bookmarks and nothing takes the focus. */
  readonly paper?: boolean;
}

/** The steps given out so far on one slide (`taken`), in the order of the page, and how many it has. */
export interface StepCounter {
  taken: number;
  readonly of: number;
}

/** Renders blocks; handed to the constructs that hold blocks, which `block.ts` imports and so cannot be imported by. */
export type RenderBlocks = (blocks: readonly Block[], context: RenderContext) => string;

/** Returns a counter for a slide of `of` steps, none taken. */
export function stepCounter(of: number): StepCounter {
  return { taken: 0, of };
}

/** Takes the next step and returns the attributes of an element that appears with it: Reveal counts it, the player shows it. */
export function appearing(steps: StepCounter | undefined, className = ''): Attributes {
  if (!steps) return { class: className || undefined };
  steps.taken += 1;
  return { class: `${className} fragment custom`.trim(), [attribute.step]: steps.taken, [attribute.from]: steps.taken };
}

/** Names that mean something to Reveal or to the player: an author's class must not make a step or hide an element. */
const reserved = /^(?:fragment|custom|visible|current-fragment|notes|steps|present|past|future|stack|slide|page|is-.*|r-.*)$/;

/** Returns the `id` and `class` of a node, `className` before the author's own classes. */
export function nodeAttributes(node: NodeBase, className = ''): Attributes {
  return { id: node.ids?.[0], class: [className, ...authorClasses(node.classes)].filter(Boolean).join(' ') || undefined };
}

/** Returns the classes that an author gave, without those that are not names or that mean something to Reveal or the player. */
export function authorClasses(classes: readonly string[] | undefined): readonly string[] {
  return (classes ?? []).filter((name) => /^[\w-]+$/.test(name) && !reserved.test(name));
}

/** Returns empty anchors for the ids of a node after its first. */
export function furtherAnchors(node: NodeBase): string {
  return (node.ids ?? []).slice(1).map((id) => element('span', { id, class: 'anchor' })).join('');
}
