import { admonitions } from './admonition.ts';
import { allow } from './allow.ts';
import { codeBlock } from './code-block.ts';
import { ifNotSlides, ifSlides, only } from './conditional.ts';
import { classDirective, compound, container, hlist, raw, rubric } from './container.ts';
import { doctestDirectives } from './doctest.ts';
import { glossary } from './glossary.ts';
import { highlight } from './highlight.ts';
import { figure, image } from './image.ts';
import { include } from './include.ts';
import { lineBlock } from './line-block.ts';
import { literalInclude } from './literal-include.ts';
import { math } from './math.ts';
import { mermaid } from './mermaid.ts';
import { objects } from './object.ts';
import { parsedLiteral, productionList } from './parsed-literal.ts';
import { quotations } from './quotation.ts';
import { background, column, columns, fragment, fragments, notes, slide, slideSettings, timing, vertical } from './slide.ts';
import type { DirectiveSpec } from './specification.ts';
import { substitutionDirectives } from './substitution-text.ts';
import { csvTable, listTable, table } from './table.ts';
import { timeline } from './timeline.ts';
import { trace } from './trace.ts';
import { withoutResult } from './without-result.ts';

/** Every directive there is: Loopstage's own first, then those of docutils and Sphinx. */
export const directives: readonly DirectiveSpec[] = [
  trace, timeline, mermaid, slide, notes, columns, column, fragment, timing, background, allow, fragments, slideSettings, vertical, ifSlides, ifNotSlides,
  codeBlock, literalInclude, highlight, ...doctestDirectives, parsedLiteral, productionList, lineBlock, image, figure, table, csvTable, listTable, math,
  ...admonitions, ...quotations, rubric, container, compound, classDirective, hlist, raw, only, include, glossary, ...objects, ...substitutionDirectives, ...withoutResult,
];

const byName: ReadonlyMap<string, DirectiveSpec> = new Map(directives.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])].map((name) => [name, spec] as const)));

/** Returns the directive called `name`, in any case and by any of its names, or `undefined`. */
export function findDirective(name: string): DirectiveSpec | undefined {
  return byName.get(name.toLowerCase());
}

/** Returns all names of directives, aliases included, for suggestions. */
export function directiveNames(): readonly string[] {
  return [...byName.keys()];
}
