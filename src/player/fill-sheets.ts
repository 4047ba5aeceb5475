/** Pixels of a millimetre (CSS Values 4, 6.2). */
const millimetre = 96 / 25.4;

/**
 * Fills what is left of a handout's sheets with lines to write on: where the next slide or recording does not fit any more, and at the end. The blocks keep their
 * places; a line less than would fit is drawn, so that nothing moves to the next sheet.
 */
export function fillSheets(page: Document): void {
  const body = page.querySelector<HTMLElement>('.handout-page:not(.is-alone)');
  const main = body?.querySelector('main');
  if (!body || !main) return;
  const lengthOf = (name: string): number => Number.parseFloat(body.style.getPropertyValue(name)) * millimetre;
  const [height, ruled] = [lengthOf('--sheet-height'), lengthOf('--ruled')];
  const blocks = [...main.querySelectorAll<HTMLElement>(':scope > :is(.handout-row, .handout-strip)')];
  let used = 0;
  for (const [index, block] of blocks.entries()) {
    const own = block.getBoundingClientRect().height;
    used = used + own > height ? own : used + own;
    const next = blocks[index + 1];
    if (own <= height && (!next || used + gapOf(block) + next.getBoundingClientRect().height > height)) {
      const lines = Math.floor((height - used - gapOf(block)) / ruled) - 1;
      if (lines > 1) block.after(linesOf(page, lines));
    }
    used += gapOf(block);
  }
}

function gapOf(block: Element): number {
  return Number.parseFloat(getComputedStyle(block).marginBottom);
}

function linesOf(page: Document, count: number): Element {
  const lines = page.createElement('div');
  lines.className = 'handout-notes handout-rest';
  lines.setAttribute('aria-hidden', 'true');
  for (let line = 0; line < count; line += 1) lines.append(Object.assign(page.createElement('div'), { className: 'rule' }));
  return lines;
}
