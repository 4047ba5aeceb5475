import type { TextRun } from './text-runs.ts';

/** Height of Inter above its base line as a part of the height of a line box (ascender 0.969, descender 0.241 of the size). */
const ascent = 0.8006;

/** Returns the lines of HTML text inside a drawing, in the coordinates of the drawing. Some kinds of diagram write HTML whatever the settings. */
export function htmlRuns(element: SVGForeignObjectElement, fromScreen: DOMMatrix): TextRun[] {
  const runs: TextRun[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const style = node.parentElement ?? element;
    for (const { text, box } of linesOf(node)) {
      if (text.trim() === '') continue;
      const start = fromScreen.transformPoint({ x: box.left, y: box.top + box.height * ascent });
      const end = fromScreen.transformPoint({ x: box.right, y: box.top });
      runs.push({ text: text.trim(), x: start.x, y: start.y, width: end.x - start.x, style });
    }
  }
  return runs;
}

/** The words of a text node put together by the line that they were laid out in. */
function linesOf(node: Node): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const range = new Range();
  for (const word of (node.nodeValue ?? '').matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 1) {
      last.text += ` ${word[0]}`;
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else {
      lines.push({ text: word[0], box });
    }
  }
  return lines;
}
