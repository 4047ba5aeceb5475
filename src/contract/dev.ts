/** Names of the events between the live server and the pages that it serves. */
export const devEvent = {
  /** From a page that has been loaded: `DevHere`. */
  here: 'loopstage:here',
  /** To a deck: `DevSlides`. */
  slides: 'loopstage:slides',
  /** To any page: the list of `DevProblem`. */
  problems: 'loopstage:problems',
  /** To any page: `DevGo`. */
  go: 'loopstage:go',
  /** To any page: the address, as the page writes it, of a file that has changed. */
  file: 'loopstage:file',
} as const;

/** Name of the `meta` element by which the live server tells a page which state of it was served. */
export const devMeta = 'loopstage-dev';

/** Query of a deck's address by which the page opens the speaker view, or offers a link to it where the browser wants a click first. */
export const offerSpeaker = 'with-speaker';

/** A page as it was loaded: its path, and the number of the state that was served. */
export interface DevHere {
  readonly path: string;
  readonly revision: number;
}

/** The slides of a deck as they are now, in their order; those with `html` are other ones than before. */
export interface DevSlides {
  readonly slides: readonly { readonly id: string; readonly html?: string }[];
  /** Ids of the slides that wait for a recording or a drawing. */
  readonly waiting: readonly string[];
  /** The title of the page, and the HTML of its links to other pages. */
  readonly title: string;
  readonly links: string;
  /** Where the window goes: the first slide that has changed, and the label of the step in which the change shows. */
  readonly follow?: { readonly slide: string; readonly step?: string };
}

/** Something that is wrong with a document, as a page shows it. `frame` is the line with carets below; `editor` the address that opens it in the editor. */
export interface DevProblem {
  readonly place: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly hint?: string;
  readonly frame: string;
  readonly editor: string;
}

/** Asks a page to go elsewhere; without an address, to load itself anew. */
export interface DevGo {
  readonly address?: string;
}
