import type { InlineMath, TextPlace } from '../document/inline.ts';
import { inlinesOf, walkInlines } from '../document/inlines.ts';
import type { Document, MathBlock } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { furtherAnchors, nodeAttributes } from './context.ts';
import { element, escapeHtml } from './html.ts';
import { formulaFromTex, formulaParts } from './tex.ts';

/** Returns a formula in a line of text as MathML; TeX that cannot be read stands as it was written. */
export function renderInlineMath(tex: string): string {
  const formula = formulaFromTex(tex.trim(), false);
  return 'mathml' in formula ? formula.mathml : element('code', { class: 'math problem' }, escapeHtml(tex.trim()));
}

/** Returns displayed formulas as MathML, with the number of their label. */
export function renderMath(block: MathBlock): string {
  const formulas = formulaParts(block.text, block.plain).map(({ tex, from, shift }) => {
    const formula = formulaFromTex(tex, true);
    const source = block.text.slice(from, from + tex.length - shift).trim();
    return 'mathml' in formula ? formula.mathml : element('pre', {}, element('code', { class: 'math problem' }, escapeHtml(source)));
  });
  const number = block.number === undefined ? '' : element('span', { class: 'equation-number' }, `(${escapeHtml(block.number)})`);
  return furtherAnchors(block) + element('div', nodeAttributes(block, 'math-block'), element('div', { class: 'formulas' }, formulas.join('')) + number);
}

/** Reports the formulas of `document` whose TeX cannot be read, at the character where it goes wrong. */
export function checkFormulas(document: Document, report: Report): void {
  walkBlocks(document.children, (block) => {
    if (block.type === 'math') for (const part of formulaParts(block.text, block.plain)) checkFormula(block, part.tex, part.from - part.shift, true, report);
    walkInlines(inlinesOf(block), (inline) => {
      if (inline.type !== 'inline-math') return;
      const tex = inline.text.trim();
      checkFormula(inline, tex, inline.text.indexOf(tex), false, report);
    });
  });
}

function checkFormula(node: MathBlock | InlineMath, tex: string, from: number, display: boolean, report: Report): void {
  const formula = formulaFromTex(tex, display);
  if ('mathml' in formula) return;
  const at = Math.max(0, Math.min(from + formula.at, node.text.length));
  report(diagnostic('output/formula', placeIn(node, at), { problem: formula.problem }));
}

/** The character `at` of the formula in its file; the whole formula where it is not known where its lines stand. */
function placeIn(node: { readonly span: Span; readonly text: string; readonly places?: readonly TextPlace[] }, at: number): Span {
  const before = node.text.slice(0, at).split('\n');
  const place = node.places?.[before.length - 1];
  if (!place) return node.span;
  const start = { line: place.line, column: place.column + (before.at(-1)?.length ?? 0), offset: node.span.start.offset };
  return { path: node.span.path, start, end: { ...start, column: start.column + 1 } };
}
