import type { Message } from './messages.ts';
import { onMessage, post } from './messages.ts';
import type { Place } from './place.ts';
import { hashFromPlace } from './place.ts';
import type { Theme } from './theme.ts';

/** A live picture of the deck in the speaker view. */
export interface Preview {
  /** Loads the deck's page anew, to show it as it is now. */
  readonly load: (page: string) => void;
  /** Shows the deck at `place`, or nothing at all. */
  readonly show: (place: Place | undefined, theme: Theme) => void;
}

/** Returns the preview that lives in `frame`. */
export function openPreview(frame: HTMLIFrameElement): Preview {
  let loads = 0;
  let page = '';
  let wanted: Extract<Message, { kind: 'show' }> | undefined;
  const send = (): void => {
    if (frame.contentWindow && wanted) post(frame.contentWindow, wanted);
  };
  onMessage((message, from) => {
    if (from === frame.contentWindow && message.kind === 'preview ready') send();
  });
  return {
    load: (address) => { page = address; },
    show: (place, theme) => {
      frame.hidden = place === undefined;
      if (!place) return;
      wanted = { kind: 'show', place, theme };
      if (page === '') {
        send();
      } else {
        loads += 1;
        frame.src = `${page}?receiver=${loads}${hashFromPlace(place)}`;
        page = '';
      }
    },
  };
}
