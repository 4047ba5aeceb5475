import type { Place } from './place.ts';

/** What the speaker view knows of a slide: `sentences[0]` and `labels[0]` belong to step `firstStep + 1`; notes are HTML and there only if the deck was built with them. */
export interface OutlineSlide {
  readonly id: string;
  readonly title: string;
  /** Level of the heading, 1 for the title of the deck, 2 where it is not known. */
  readonly level?: number;
  readonly minutes?: number;
  readonly firstStep: number;
  readonly sentences: readonly string[];
  readonly labels: readonly string[];
  readonly notes: readonly OutlineNote[];
}

/** A note of the whole slide, or of one step by the number that its label begins with. */
export interface OutlineNote {
  readonly step?: number;
  readonly html: string;
}

/** The deck: the address of its page without query and fragment, its title and language, the size of a slide, and its slides in order. */
export interface Outline {
  readonly page: string;
  readonly title: string;
  readonly lang: string;
  readonly width: number;
  readonly height: number;
  readonly slides: readonly OutlineSlide[];
}

/** Where the deck is: the slide's index from 0, the step as the deck counts it, and what is on the screen instead of the slide. */
export interface Position {
  readonly slide: number;
  readonly step: number;
  readonly screen: 'slide' | 'blank' | 'overview';
  readonly theme: 'light' | 'dark';
}

/** What the speaker may ask of the deck. */
export type Command = 'next' | 'previous' | 'next-slide' | 'previous-slide' | 'first' | 'last' | 'blank' | 'overview' | 'theme' | 'play';

/**
 * The messages between windows. The speaker view sends `hello` when it has just been loaded and `alive?` each second after; the deck answers
 * with `deck` to a window it does not know (after either was reloaded), else with `at`, which it also sends after each step.
 * `show` goes to the previews in the speaker view.
 */
export type Message =
  | { readonly kind: 'hello' }
  | { readonly kind: 'alive?' }
  | { readonly kind: 'deck'; readonly outline: Outline; readonly at: Position }
  | { readonly kind: 'at'; readonly at: Position }
  | { readonly kind: 'do'; readonly command: Command }
  | { readonly kind: 'go'; readonly place: Place }
  | { readonly kind: 'show'; readonly place: Place; readonly theme: 'light' | 'dark' }
  | { readonly kind: 'preview ready' };

interface Envelope {
  readonly loopstage: Message;
}

/** Sends `message` to another window of the same deck. Windows of `file:` pages have no origin to name, so the receiver looks at who sent it. */
export function post(target: Window, message: Message): void {
  const envelope: Envelope = { loopstage: message };
  target.postMessage(envelope, location.protocol === 'file:' ? '*' : location.origin);
}

/** Calls `listener` with each message of the project that comes from this origin (for a `file:` page: from another such page), and its window. */
export function onMessage(listener: (message: Message, from: Window) => void): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isFromHere(event.origin) && isEnvelope(event.data) && event.source !== null && 'closed' in event.source) {
      listener(event.data.loopstage, event.source);
    }
  });
}

function isFromHere(origin: string): boolean {
  return location.protocol === 'file:' ? origin === 'null' || origin === 'file://' : origin === location.origin;
}

/** Both ends are built together and the sender is known, so the mark is proof enough. */
function isEnvelope(data: unknown): data is Envelope {
  return typeof data === 'object' && data !== null && 'loopstage' in data;
}
