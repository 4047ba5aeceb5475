import type { Inline } from '../../document/inline.ts';
import type { Block } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

const trims = {
  ltrim: { doc: 'take away white space before the reference', flag: true }, rtrim: { doc: 'take away white space after the reference', flag: true },
  trim: { doc: 'take away white space on both sides', flag: true },
} as const;

/** What it would stand for is shown where it is. */
function misplaced(call: DirectiveCall): readonly Block[] {
  call.report(diagnostic('directive/only-in-substitution', call.directive.nameSpan, { directive: call.spec.name }));
  return call.apply(call.directive.children);
}

/** `.. |name| replace:: text`, `unicode:: codes` and `date:: format`: what a substitution stands for. */
export const substitutionDirectives: readonly DirectiveSpec[] = [
  { name: 'replace', doc: 'Text that stands for a substitution.', argument: 'none', body: 'blocks', options: {}, run: misplaced },
  { name: 'unicode', doc: 'Characters by their code, `0x2014`, `U+2014`, or as they are; `..` begins a comment.', argument: 'required', body: 'none', options: trims, run: misplaced },
  { name: 'date', doc: 'The date of the document\'s field `date`: a build does not depend on the day it runs.', argument: 'none', body: 'text', options: {}, run: misplaced },
];

/** Returns the inline nodes that the directive of a substitution gives, `undefined` where it is none of these. */
export function substitutionText(call: DirectiveCall, date: string | undefined): readonly Inline[] | undefined {
  const { name, argument, argumentSpan: span, children } = call.directive;
  switch (name.toLowerCase()) {
    case 'replace': {
      const [only, ...more] = call.apply(children);
      if (only?.type === 'paragraph' && more.length === 0) return only.children;
      call.report(diagnostic('directive/replace-content', call.directive.span, {}));
      return only?.type === 'paragraph' ? only.children : undefined;
    }
    case 'unicode': return [{ type: 'text', span, value: unicodeText(argument) }];
    case 'date':
      if (date === undefined) call.report(diagnostic('directive/no-date', call.directive.span, {}));
      return [{ type: 'text', span: call.directive.span, value: date ?? '' }];
    default: return undefined;
  }
}

function unicodeText(argument: string): string {
  const words = argument.replace(/(?:^|\s)\.\.(?:\s[\s\S]*)?$/, '').split(/\s+/);
  return words.map((word) => {
    const code = /^(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)$/i.exec(word)?.[1] ?? /^&#x([0-9a-f]+);$/i.exec(word)?.[1];
    const value = code === undefined ? (/^\d+$/.test(word) ? Number(word) : Number.NaN) : Number.parseInt(code, 16);
    return value >= 0 && value <= 0x10FFFF ? String.fromCodePoint(value) : word;
  }).join('');
}
