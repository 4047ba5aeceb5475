import { keepAwake } from './awake.ts';
import { openDeckLink, type DeckLink, type LinkState } from './deck-link.ts';
import type { Command, Outline, Position } from './messages.ts';
import { openPreview } from './preview.ts';
import { commandOf } from './speaker-keys.ts';
import { layOutSpeaker, type FindPart } from './speaker-layout.ts';
import { showOutline, showPosition, showTime } from './speaker-screen.ts';
import { openTimes } from './speaker-times.ts';
import { openStopwatch, type Stopwatch } from './stopwatch.ts';
import { setTheme } from './theme.ts';

const linkWords: Readonly<Record<LinkState, string>> = {
  alone: 'Not linked: open this view with the key S in a deck',
  waiting: 'Waiting for the deck',
  linked: 'Linked',
  lost: 'Connection lost: is the deck still open?',
};

/** Makes the page the speaker view of the deck that opened it. */
export function startSpeaker(): void {
  const part = layOutSpeaker();
  keepAwake(true);
  const watch = openStopwatch();
  const times = openTimes();
  const previews = { now: openPreview(part('now', HTMLIFrameElement)), next: openPreview(part('next', HTMLIFrameElement)) };
  let outline: Outline | undefined;
  let at: Position | undefined;

  const tick = (): void => { showTime(part, watch, times, outline?.slides ?? [], at?.slide ?? 0); };
  const arrive = (next: Position): void => {
    const before = at;
    tick();
    at = next;
    if (!outline || JSON.stringify(before) === JSON.stringify(next)) return;
    if (before && (before.slide !== next.slide || before.step !== next.step)) watch.begin();
    setTheme(next.theme);
    showPosition(part, previews, outline.slides, next);
    tick();
  };
  const link = openDeckLink((message) => {
    if (message.kind === 'deck') {
      outline = message.outline;
      at = undefined;
      showOutline(part, outline);
      for (const preview of Object.values(previews)) preview.load(outline.page);
    }
    if (message.kind === 'deck' || message.kind === 'at') arrive(message.at);
  }, (state) => { showLink(part, state); });

  showLink(part, link.state());
  listenToControls(part, link, (index) => outline?.slides[index]?.id);
  listenToWatch(part, watch, tick);
  part('plan', HTMLTableElement).closest('details')?.addEventListener('toggle', tick);
  listenToSizes(part);
  tick();
  setInterval(tick, 250);
}

function showLink(part: FindPart, state: LinkState): void {
  part('link', HTMLElement).textContent = linkWords[state];
  part('link', HTMLElement).dataset['state'] = state;
}

function listenToControls(part: FindPart, link: DeckLink, idOf: (index: number) => string | undefined): void {
  const run = (command: Command): void => { link.send({ kind: 'do', command }); };
  part('previous', HTMLButtonElement).addEventListener('click', () => { run('previous'); });
  part('forward', HTMLButtonElement).addEventListener('click', () => { run('next'); });
  const list = part('slides', HTMLSelectElement);
  list.addEventListener('change', () => {
    const id = idOf(list.selectedIndex);
    if (id !== undefined) link.send({ kind: 'go', place: { slide: id } });
    list.blur();
  });
  document.addEventListener('keydown', (event) => {
    const command = commandOf(event);
    const ownUse = event.key === ' ' || event.key === 'Enter' ? 'select, button' : 'select';
    if (!command || document.activeElement?.matches(ownUse)) return;
    event.preventDefault();
    run(command);
  });
}

function listenToWatch(part: FindPart, watch: Stopwatch, tick: () => void): void {
  part('run', HTMLButtonElement).addEventListener('click', () => {
    watch.toggle();
    tick();
  });
  part('reset', HTMLButtonElement).addEventListener('click', () => {
    watch.reset();
    tick();
  });
}

function listenToSizes(part: FindPart): void {
  let size = 1;
  const change = (factor: number): void => {
    size = Math.min(Math.max(size * factor, 0.6), 2.4);
    part('notes', HTMLElement).style.setProperty('--size', String(size));
  };
  part('smaller', HTMLButtonElement).addEventListener('click', () => { change(1 / 1.15); });
  part('larger', HTMLButtonElement).addEventListener('click', () => { change(1.15); });
}
