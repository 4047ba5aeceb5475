import type { Command, Message, Outline, Position } from './messages.ts';
import { onMessage, post } from './messages.ts';
import type { Place } from './place.ts';

/** What the deck offers to a speaker view. */
export interface Presented {
  /** Whether the deck has started; before that, questions stay without an answer and are asked again. */
  readonly ready: () => boolean;
  readonly outline: () => Outline;
  readonly position: () => Position;
  readonly run: (command: Command) => void;
  readonly go: (place: Place) => void;
}

/** The deck's end of the link to its speaker views. */
export interface SpeakerLink {
  /** Opens the speaker view in a window, or shows the one that is open; returns false if the browser refused. */
  readonly open: () => boolean;
  /** Tells the speaker views where the deck is now. */
  readonly tell: () => void;
  /** Tells them that the slides are other ones now. */
  readonly renew: () => void;
}

/**
 * Returns the link. The view finds the deck through `window.opener` and speaks first, and again each second: so it does not matter which of the two
 * windows is reloaded, and it works between `file:` pages, where a BroadcastChannel does not.
 */
export function openSpeakerLink(speakerPage: string, deck: Presented): SpeakerLink {
  const views = new Set<Window>();
  const answer = (view: Window, message: Message): void => {
    if (!deck.ready()) return;
    if (message.kind === 'hello' || (message.kind === 'alive?' && !views.has(view))) {
      views.add(view);
      post(view, { kind: 'deck', outline: deck.outline(), at: deck.position() });
    } else if (message.kind === 'alive?') {
      post(view, { kind: 'at', at: deck.position() });
    } else if (message.kind === 'do') {
      deck.run(message.command);
    } else if (message.kind === 'go') {
      deck.go(message.place);
    }
  };
  onMessage((message, from) => { answer(from, message); });
  const openViews = (): readonly Window[] => {
    for (const view of views) if (view.closed) views.delete(view);
    return [...views];
  };
  return {
    open: () => {
      const view = openViews().find((one) => one !== window);
      const opened = view ?? window.open(speakerPage, '_blank', 'popup,width=1280,height=800');
      opened?.focus();
      return opened !== null;
    },
    tell: () => {
      for (const view of openViews()) post(view, { kind: 'at', at: deck.position() });
    },
    renew: () => {
      for (const view of openViews()) post(view, { kind: 'deck', outline: deck.outline(), at: deck.position() });
    },
  };
}
