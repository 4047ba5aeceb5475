import type { Place } from './place.ts';
import { hashFromPlace, placeFromHash } from './place.ts';

/** Milliseconds between two rewrites of the address: browsers refuse more than about 100 in ten seconds, which a held key exceeds. */
const pause = 150;

/** The address bar of a deck. */
export interface Address {
  /**
   * Shows `place`, slide number `index`, in the address. Stepping and going to the next slide rewrite the present entry of the history, a jump
   * adds one: so Back returns to where one jumped from, and not through forty steps. With `scrolling` nothing counts as a jump.
   */
  readonly show: (place: Place, index: number, scrolling: boolean) => void;
  /** Makes the next place shown a new entry even if it is a neighbour, as after a click on a link. */
  readonly expectJump: () => void;
}

/** Returns the place the page's address names, `undefined` if it names none. */
export function placeInAddress(): Place | undefined {
  return placeFromHash(location.hash);
}

/** Returns the address bar and calls `onPlace` when its fragment was changed by the reader or by Back and Forward. */
export function openAddress(onPlace: (place: Place | undefined) => void): Address {
  const writer = openWriter();
  let shownIndex: number | undefined;
  let jump = false;
  addEventListener('hashchange', () => {
    writer.forget();
    shownIndex = undefined;
    onPlace(placeInAddress());
  });
  return {
    show: (place, index, scrolling) => {
      const arrived = shownIndex === undefined;
      const far = !arrived && !scrolling && (jump || Math.abs(index - (shownIndex ?? index)) > 1);
      shownIndex = index;
      jump = false;
      if (arrived && location.hash === '') return;
      if (far) writer.push(hashFromPlace(place));
      else writer.replace(hashFromPlace(place));
    },
    expectJump: () => { jump = true; },
  };
}

interface Writer {
  readonly push: (hash: string) => void;
  readonly replace: (hash: string) => void;
  readonly forget: () => void;
}

function openWriter(): Writer {
  let last = 0;
  let timer = 0;
  let pending: string | undefined;
  const write = (how: 'pushState' | 'replaceState', hash: string): void => {
    forget();
    if (hash === location.hash) return;
    last = Date.now();
    try {
      history[how](null, '', hash);
    } catch {
      later(hash, 10 * pause);
    }
  };
  /** Writes after a while, unless the reader has changed the address by then: its event is still to come. */
  const later = (hash: string, wait: number): void => {
    pending = hash;
    const seen = location.hash;
    timer = window.setTimeout(() => {
      if (location.hash === seen) write('replaceState', hash);
    }, wait);
  };
  const forget = (): void => {
    clearTimeout(timer);
    pending = undefined;
  };
  return {
    push: (hash) => {
      if (pending !== undefined) write('replaceState', pending);
      write('pushState', hash);
    },
    replace: (hash) => {
      forget();
      const wait = last + pause - Date.now();
      if (wait > 0) later(hash, wait);
      else write('replaceState', hash);
    },
    forget,
  };
}
