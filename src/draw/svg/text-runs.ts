/** Letters that stand in one line and look alike, from `x` on the base line `y` in the element's own coordinates, `width` wide. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The element whose style they have. */
  readonly style: Element;
}

interface Letter {
  readonly text: string;
  readonly style: Element;
}

interface PlacedLetter extends Letter {
  readonly x: number;
  readonly y: number;
  readonly end: number;
}

/**
 * Returns the lines of an SVG `text` element as they were laid out, whatever anchors, `dy` and nested `tspan` made them so. Their widths are
 * measured, so that they can be kept with another font.
 */
export function textRuns(element: SVGTextElement): TextRun[] {
  const runs: PlacedLetter[][] = [];
  for (const letter of placedLetters(element)) {
    const open = runs.at(-1);
    const last = open?.at(-1);
    const joins = last && last.style === letter.style && Math.abs(last.y - letter.y) < 0.5 && Math.abs(last.end - letter.x) < 0.75;
    if (open && joins) open.push(letter);
    else runs.push([letter]);
  }
  return runs.flatMap((run) => {
    const from = run.findIndex((letter) => letter.text !== ' ');
    const to = run.findLastIndex((letter) => letter.text !== ' ');
    const [first, last] = [run[from], run[to]];
    if (!first || !last) return [];
    return [{ text: run.slice(from, to + 1).map((letter) => letter.text).join(''), x: first.x, y: first.y, width: last.end - first.x, style: first.style }];
  });
}

function placedLetters(element: SVGTextElement): PlacedLetter[] {
  const count = element.getNumberOfChars();
  const lower = baseLineShift(element);
  return lettersOf(element).slice(0, count).map((letter, at) => {
    const start = element.getStartPositionOfChar(at);
    return { ...letter, x: start.x, y: start.y + lower, end: element.getEndPositionOfChar(at).x };
  });
}

/** How far `dominant-baseline` moves the letters down. The positions that the browser gives leave it out, the boxes do not. */
function baseLineShift(element: SVGTextElement): number {
  const parts = [element, ...element.querySelectorAll('tspan')];
  const before = parts.map((part) => part.getAttribute('style'));
  const top = element.getBBox().y;
  for (const part of parts) {
    part.style.setProperty('dominant-baseline', 'alphabetic', 'important');
    part.style.setProperty('alignment-baseline', 'baseline', 'important');
  }
  const shift = top - element.getBBox().y;
  parts.forEach((part, at) => {
    const style = before[at];
    if (typeof style === 'string') part.setAttribute('style', style);
    else part.removeAttribute('style');
  });
  return shift;
}

/** The letters that the layout counts, in UTF-16 units: blanks are joined as CSS does, and those at the start are gone. */
function lettersOf(element: SVGTextElement): Letter[] {
  const letters: Letter[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const style = node.parentElement ?? element;
    if (style.closest('title, desc')) continue;
    const keep = getComputedStyle(style).whiteSpace.startsWith('pre') || getComputedStyle(style).whiteSpaceCollapse === 'preserve';
    for (const character of (node.nodeValue ?? '').split('')) {
      const blank = /[\t\n\f\r ]/.test(character);
      if (blank && !keep && (letters.length === 0 || letters.at(-1)?.text === ' ')) continue;
      letters.push({ text: blank ? ' ' : character, style });
    }
  }
  return letters;
}
