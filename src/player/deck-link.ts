import type { Message } from './messages.ts';
import { onMessage, post } from './messages.ts';

/** How the speaker view stands to its deck. `alone`: it was not opened from one. */
export type LinkState = 'alone' | 'waiting' | 'linked' | 'lost';

/** Milliseconds between two questions, and without an answer until the deck counts as lost. */
const beat = { pause: 1000, patience: 2500 };

/** The speaker view's end of the link to its deck. */
export interface DeckLink {
  readonly send: (message: Message) => void;
  readonly state: () => LinkState;
}

/** Returns the link to the deck that opened this window; `hear` gets what the deck says, `changed` each new state of the link. */
export function openDeckLink(hear: (message: Message) => void, changed: (state: LinkState) => void): DeckLink {
  const deck: Window | null = window.opener;
  let state: LinkState = deck ? 'waiting' : 'alone';
  let askedAt: number | undefined;
  const become = (next: LinkState): void => {
    if (next === state) return;
    state = next;
    changed(state);
  };
  const send = (message: Message): void => {
    if (deck && !deck.closed) post(deck, message);
  };
  onMessage((message, from) => {
    if (from !== deck) return;
    askedAt = undefined;
    become('linked');
    hear(message);
  });
  const ask = (message: Message): void => {
    const silent = deck?.closed || (askedAt !== undefined && Date.now() - askedAt > beat.patience);
    if (silent && state === 'linked') become('lost');
    askedAt ??= Date.now();
    send(message);
  };
  if (deck) {
    ask({ kind: 'hello' });
    setInterval(() => { ask({ kind: state === 'waiting' ? 'hello' : 'alive?' }); }, beat.pause);
  }
  return { send, state: () => state };
}
