import type { RevealApi } from 'reveal.js';
import { changedEvent } from '../contract/page.ts';
import { openAddress } from './address.ts';
import { addCopyButtons, listenToCopyButtons } from './copy-code.ts';
import { keepAwake } from './awake.ts';
import { createDeck, slideOf, slideSize, syncDeck } from './create-deck.ts';
import { addHelp } from './help.ts';
import { addKeys, freeClickerKeys, isForDeck, listenToJumpField } from './keys.ts';
import { listenToLinks } from './links.ts';
import { codeFromAddress } from './live-link.ts';
import { addEditButtons, listenToEditButtons, openEditor } from './live-opener.ts';
import { addLiveRegion } from './live-region.ts';
import type { Command, Position } from './messages.ts';
import { goTo, indexNow, placeNow } from './navigation.ts';
import { showNotice } from './notice.ts';
import { outlineOf } from './outline.ts';
import type { Place } from './place.ts';
import { openPlayer } from './play.ts';
import { listenToPrinting } from './printing.ts';
import { firstStepOf, headingOf, labelOf, sentenceOf, slidesIn, stepOf } from './slide-steps.ts';
import { addShareButtons, listenToShareButtons } from './share-menu.ts';
import { openSpeakerLink } from './speaker-link.ts';
import { listenToStepBars } from './step-bar.ts';
import { restoreTheme, themeNow, toggleTheme } from './theme.ts';
import { addTouchBar } from './touch-bar.ts';

/** Where a deck finds its other files: the speaker view, and the folder that pages share, `undefined` for a page that holds its files itself. */
export interface DeckPlaces {
  readonly speakerPage: string;
  readonly assets: string | undefined;
}

/** Starts the deck under `root` for an audience or a reader. Settles when it can be used. */
export async function startDeck(root: HTMLElement, { speakerPage, assets }: DeckPlaces): Promise<void> {
  restoreTheme();
  const live = addLiveRegion(root);
  const deck = createDeck(root, { keyboardCondition: isForDeck }, () => { changed(); });
  const address = openAddress((place) => { go(place ?? { slide: '1' }); });
  const speakers = openSpeakerLink(speakerPage, {
    ready: () => deck.isReady(),
    outline: () => outlineOf(root, slideSize(root)),
    position: () => positionOf(deck),
    run: (command) => {
      if (command !== 'play') player.stop();
      commands(deck, theme, player.toggle)[command]();
    },
    go: (place) => { go(place); },
  });
  const player = openPlayer(root, deck);
  const touch = addTouchBar(root, { previous: () => { deck.prev(); }, next: () => { deck.next(); } });
  const changed = (): void => {
    const section = deck.isReady() ? deck.getCurrentSlide() : undefined;
    if (!section?.isConnected) return;
    const step = stepOf(section);
    touch.show(section, step, indexNow(deck), slidesIn(root).length);
    live.say(`${indexNow(deck)}/${step}`, step === firstStepOf(section) ? '' : sentenceOf(section, step));
    address.show(placeNow(deck), indexNow(deck), section.closest('.scroll-page') !== null);
    speakers.tell();
  };
  const go = (place: Place): boolean => {
    const found = goTo(deck, place);
    changed();
    return found;
  };
  const jump = (place: Place): boolean => {
    address.expectJump();
    return go(place);
  };
  const theme = (): void => {
    toggleTheme();
    speakers.tell();
  };
  const speaker = (): void => {
    if (!speakers.open()) showNotice(root, 'The browser has blocked the window of the speaker view.', { href: speakerPage, label: 'Open the speaker view' });
  };
  addKeys(deck, { speaker, theme, play: player.toggle });
  addHelp(root);
  keepAwake();
  listenToPrinting(root);
  freeClickerKeys(root, deck);
  listenToJumpField(root, jump);
  listenToLinks(root, jump);
  listenToStepBars(root, (section, step) => {
    const label = labelOf(section, step);
    go({ slide: section.id || String(slidesIn(root).indexOf(section) + 1), ...(label !== undefined && { step: label }) });
  });
  listenToCopyButtons(root, (said) => { live.say(`copy ${Date.now()}`, said); });
  listenToEditButtons(root, assets);
  listenToShareButtons(root, (said) => { live.say(`copy ${Date.now()}`, said); });
  const addButtons = (sections: readonly HTMLElement[]): void => {
    sections.forEach(addCopyButtons);
    addShareButtons(sections);
    addEditButtons(sections, assets);
  };
  for (const event of ['ready', 'sync']) deck.on(event, () => { addButtons(slidesIn(root)); });
  deck.on('slidesync', (event) => { addButtons([slideOf(event)].filter((section) => section !== undefined)); });
  for (const event of ['paused', 'resumed']) deck.on(event, () => { speakers.tell(); });
  deck.on('slidechanged', () => { focusHeading(root, deck); });
  document.addEventListener(changedEvent, (event) => {
    const place = wishedPlace(event) ?? placeNow(deck);
    syncDeck(deck, refilledSlides(event));
    if (!go(place)) go({ slide: '1' });
    speakers.renew();
  });
  const brought = codeFromAddress(location.hash);
  await deck.initialize();
  if (brought !== undefined && assets !== undefined) await openEditor(deck.getCurrentSlide(), assets, brought);
}

/** Where a page that has put other slides into the deck wants it to be. */
function wishedPlace(event: Event): Place | undefined {
  const wish: unknown = event instanceof CustomEvent ? event.detail : undefined;
  return typeof wish === 'object' && wish !== null && 'slide' in wish && typeof wish.slide === 'string'
    ? { slide: wish.slide, ...('step' in wish && typeof wish.step === 'string' && { step: wish.step }) } : undefined;
}

/** The slides of which alone the page has changed what is in them; `undefined` where slides have come, gone or moved. */
function refilledSlides(event: Event): readonly HTMLElement[] | undefined {
  const wish: unknown = event instanceof CustomEvent ? event.detail : undefined;
  const slides: unknown = typeof wish === 'object' && wish !== null && 'refilled' in wish ? wish.refilled : undefined;
  return Array.isArray(slides) ? slides.filter((slide) => slide instanceof HTMLElement) : undefined;
}

function positionOf(deck: RevealApi): Position {
  const screen = deck.isPaused() ? 'blank' : deck.isOverview() ? 'overview' : 'slide';
  return { slide: indexNow(deck), step: stepOf(deck.getCurrentSlide()), screen, theme: themeNow() };
}

function commands(deck: RevealApi, theme: () => void, play: () => void): Readonly<Record<Command, () => void>> {
  return {
    'next': () => { deck.next(); },
    'previous': () => { deck.prev(); },
    'next-slide': () => { deck.next({ skipFragments: true }); },
    'previous-slide': () => { deck.prev({ skipFragments: true }); },
    'first': () => { deck.slide(0, 0, -1); },
    'last': () => { deck.slide(deck.getTotalSlides() - 1); },
    'blank': () => { deck.togglePause(); },
    'overview': () => { deck.toggleOverview(); },
    theme,
    play,
  };
}

/** Moves the focus to the heading of the slide, so that a screen reader goes on reading there; not while somebody types the slide to go to. */
function focusHeading(root: HTMLElement, deck: RevealApi): void {
  const heading = headingOf(deck.getCurrentSlide());
  if (!heading || deck.isOverview() || root.querySelector('.scroll-page, .jump-to-slide-input:focus')) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
