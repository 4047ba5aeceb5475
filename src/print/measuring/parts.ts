/** The parts of a slide that are measured, found once; which of them are seen, and where, is asked anew in each state. */
export interface Parts {
  readonly section: HTMLElement;
  readonly frame: HTMLElement;
  readonly body: HTMLElement | null;
  /** Elements that have a box of their own: drawings and formulas, but nothing inside them. */
  readonly boxes: readonly Element[];
  readonly texts: readonly TextPart[];
}

/** A stretch of text with the element it stands in, and the drawing where it stands in one. */
export interface TextPart {
  readonly node: Text;
  readonly element: Element;
  readonly drawing: SVGSVGElement | null;
}

/** Never for the eye, or a thing of the player that comes and goes. */
const aside = '.visually-hidden, aside.notes, .step-bar, .copy-code, script, style, title, desc, annotation';

/** Returns the parts of the slide `section`. */
export function partsOf(section: HTMLElement): Parts {
  const frame = section.querySelector<HTMLElement>('.frame') ?? section;
  const boxes = [...frame.querySelectorAll('*')].filter((element) => element.closest(aside) === null && (element.parentElement?.closest('svg, math') ?? null) === null);
  return { section, frame, body: section.querySelector<HTMLElement>('.body'), boxes, texts: textsIn(frame) };
}

function textsIn(frame: HTMLElement): readonly TextPart[] {
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  const texts: TextPart[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!(node instanceof Text) || !element || node.data.trim() === '' || element.closest(aside) !== null) continue;
    texts.push({ node, element, drawing: element.closest('svg') });
  }
  return texts;
}

/** Returns the name of an element as a style sheet has it, and the first words in it. */
export function named(element: Element): { readonly element: string; readonly text: string } {
  const classes = [...element.classList].filter((name) => !/^(?:is|has)-|^(?:fragment|visible|current-fragment|custom|present)$/.test(name));
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { element: [element.tagName.toLowerCase(), ...classes].join('.'), text: words.length > 60 ? `${words.slice(0, 59)}…` : words };
}
