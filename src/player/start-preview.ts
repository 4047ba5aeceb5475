import { createDeck } from './create-deck.ts';
import { onMessage, post } from './messages.ts';
import { goTo } from './navigation.ts';
import { setTheme } from './theme.ts';

/** Starts the deck under `root` as a preview inside the speaker view: it shows what it is told and takes, says and remembers nothing. */
export async function startPreview(root: HTMLElement): Promise<void> {
  document.documentElement.classList.add('is-preview');
  root.inert = true;
  const deck = createDeck(root, { keyboard: false, touch: false, progress: false, hideInactiveCursor: false }, () => undefined);
  onMessage((message, from) => {
    if (from !== parent || message.kind !== 'show') return;
    setTheme(message.theme);
    goTo(deck, message.place);
  });
  await deck.initialize();
  post(parent, { kind: 'preview ready' });
}
