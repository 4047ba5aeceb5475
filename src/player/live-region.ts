/** The one element of the page that speaks to screen readers by itself. */
export interface LiveRegion {
  /** Says `text` once: the same text for the same `moment` is not repeated. */
  readonly say: (moment: string, text: string) => void;
}

/** Returns the live region, added to the deck. */
export function addLiveRegion(root: HTMLElement): LiveRegion {
  const region = document.createElement('p');
  region.className = 'live-region';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  root.append(region);
  let said = '';
  return {
    say: (moment, text) => {
      if (moment === said) return;
      said = moment;
      region.textContent = text;
    },
  };
}

/** Makes Reveal's own live region mute, which would read the whole slide on each change: it takes an element of this class as its own if there is one. */
export function muteReveal(root: HTMLElement): void {
  const mute = document.createElement('div');
  mute.className = 'aria-status';
  mute.hidden = true;
  root.append(mute);
}
