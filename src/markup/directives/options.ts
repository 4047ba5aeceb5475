import type { NodeBase } from '../../document/node-base.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { DirectiveCall, OptionSpecs } from './specification.ts';

/** Options that every directive with a visible result takes. */
export const commonOptions = {
  class: { doc: 'class names of the result', example: 'wide' },
  name: { doc: 'a name for references to the result', example: 'first-steps' },
} as const satisfies OptionSpecs;

/** Returns class names and id of `call`'s result, from its options `class` and `name`, and its span. */
export function baseOf(call: DirectiveCall, ...more: readonly string[]): NodeBase {
  const classes = [...more, ...classNames(call.option('class', 'rst-class') ?? '')];
  const name = call.option('name');
  return { span: call.directive.span, ...(classes.length > 0 && { classes }), ...(name && { ids: [name] }) };
}

/** Returns the words of `text` as class names: lower case, what no class name holds replaced by hyphens. */
export function classNames(text: string): string[] {
  return text.split(/[\s,]+/).map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '')).filter((word) => word !== '');
}

/** Returns the whole number that option `name` holds, at least `least`; reports another value and returns `undefined`. */
export function numberOption(call: DirectiveCall, name: string, least = 0): number | undefined {
  const value = call.option(name);
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim()) && Number(value) >= least) return Number(value);
  badOption(call, name, value, `a whole number from ${least}`);
  return undefined;
}

/** Reports that option `name` cannot have `value`. */
export function badOption(call: DirectiveCall, name: string, value: string, accepted: string): void {
  call.report(diagnostic('directive/option-value', call.optionSpan(name), { directive: call.spec.name, option: name, value, accepted }));
}

/** Returns the numbers of `1,3-5` in order; `undefined` where `text` is not of that form. An open range ends at `last`. */
export function lineNumbers(text: string, last: number): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const part of text.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '')) {
    const match = /^(\d*)\s*(-?)\s*(\d*)$/.exec(part);
    if (!match || (match[1] === '' && match[3] === '')) return undefined;
    const from = match[1] === '' ? 1 : Number(match[1]);
    const to = match[2] === '' ? from : match[3] === '' ? last : Number(match[3]);
    if (to - from > 100_000) return undefined;
    for (let line = from; line <= to; line += 1) numbers.push(line);
  }
  return numbers;
}

/** Returns the span of the argument, or of the name where there is none. */
export function argumentSpan(call: DirectiveCall): Span {
  return call.directive.argument === '' ? call.directive.nameSpan : call.directive.argumentSpan;
}
