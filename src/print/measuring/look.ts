import type { TextPart } from './parts.ts';

/** A rectangle of the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How the elements of a slide look in one state. Each is asked once: what holds of an element is made from what holds of the one around it. */
export interface Look {
  readonly style: (element: Element) => CSSStyleDeclaration;
  /** Whether it shows: it has a box, is not transparent, and is not cut to a point, which is for screen readers. */
  readonly isSeen: (element: Element) => boolean;
  /** Its opacity, with those of all around it, up to the slide. */
  readonly opacity: (element: Element) => number;
  /** The box of a text: of its letters, in a drawing of its element. */
  readonly box: (text: TextPart) => DOMRect;
  /** What lies at the middle of a text, the topmost first. */
  readonly stack: (text: TextPart) => readonly Element[];
}

/** Returns the look of things now; after a step it is out of date. */
export function lookNow(): Look {
  const style = once((element: Element) => getComputedStyle(element));
  const isRoot = (element: Element): boolean => element.matches('section');
  const isCut: (element: Element) => boolean = once((element) => {
    const around = element.parentElement;
    if (around && !isRoot(element) && isCut(around)) return true;
    if (!(element instanceof HTMLElement)) return false;
    const { clipPath, overflowX } = style(element);
    return clipPath === 'inset(50%)' || (overflowX !== 'visible' && element.offsetParent !== null && element.offsetWidth <= 1);
  });
  const opacity: (element: Element) => number = once((element) => {
    const around = element.parentElement;
    return Number(style(element).opacity) * (around && !isRoot(element) ? opacity(around) : 1);
  });
  const box = once((text: TextPart) => (text.drawing ? text.element.getBoundingClientRect() : lettersOf(text)));
  return {
    style, opacity, box,
    isSeen: once((element) => element.checkVisibility({ visibilityProperty: true }) && opacity(element) > 0 && !isCut(element)),
    stack: once((text: TextPart) => {
      const { left, top, width, height } = box(text);
      return document.elementsFromPoint(left + width / 2, top + height / 2);
    }),
  };
}

function lettersOf({ node }: TextPart): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/** Returns a function that works out each answer once. */
function once<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key) as Answer;
  };
}
