import type { Directive, DirectiveOption } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DirectiveSpec } from '../../directives/specification.ts';
import { findDirective } from '../../directives/registry.ts';
import { takeIndented } from '../indented.ts';
import type { Line } from '../lines.ts';
import { cutLine, indentOf, spanInLine, spanOfLines, textOfLines, trimLines } from '../lines.ts';
import { fieldMarkerLength } from '../patterns.ts';
import type { Reader } from '../reader.ts';
import { skipBlanks } from './list-item.ts';
import { takeField } from './field-list.ts';

/** A directive as it was read: the line after it and whether a blank line ends it. */
export interface ReadDirective {
  readonly node: Directive;
  readonly next: number;
  readonly blankFinish: boolean;
}

/** Where a directive starts: its name stands at `[nameFrom, nameTo)` of line `index`, its argument from `bodyFrom` on. */
export interface DirectiveStart {
  readonly index: number;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly bodyFrom: number;
}

/**
 * Reads a directive into its parts without judging them: the argument runs to the first option or blank line, options to the
 * first blank line, content from there. Which parts there can be, and whether the content is markup, its specification says.
 */
export function readDirective(lines: readonly Line[], start: DirectiveStart, reader: Reader): ReadDirective {
  const line = lines[start.index];
  if (!line) throw new Error('a directive stands on a line');
  const name = line.text.slice(start.nameFrom, start.nameTo);
  const spec = findDirective(name);
  const block = takeIndented(lines, start.index, { first: start.bodyFrom });
  const parts = splitBlock(block.lines, spec);
  const { options, rest } = readOptions(parts.options, spec, reader);
  const content = trimLines([...parts.lead, ...rest, ...parts.content]);
  const [first] = content;
  const argument = trimLines(parts.argument).map((part, index) => (index === 0 ? cutLine(part, indentOf(part.text)) : part));
  const argumentSpan = argument.length > 0 ? spanOfLines(argument) : spanInLine(line, line.text.length, line.text.length);
  const node: Directive = {
    type: 'directive', span: spanOfLines(lines.slice(start.index, block.next)), name, nameSpan: spanInLine(line, start.nameFrom, start.nameTo),
    argument: textOfLines(argument), argumentSpan, options, content: textOfLines(content),
    contentLine: first?.number ?? line.number + 1, contentColumn: first ? spanInLine(first).start.column : 1,
    children: spec?.body === 'blocks' && content.length > 0 ? reader.blocks(content) : [],
  };
  return { node, next: block.next, blankFinish: block.blankFinish || (lines[block.next]?.text ?? '') === '' };
}

interface Parts {
  readonly argument: readonly Line[];
  readonly options: readonly Line[];
  readonly content: readonly Line[];
  /** Lines before the options of a directive that takes no argument: they begin its content. */
  readonly lead: readonly Line[];
}

function splitBlock(block: readonly Line[], spec: DirectiveSpec | undefined): Parts {
  const lines = block[0]?.text === '' ? block.slice(1) : block;
  const takesArgument = spec?.argument !== 'none';
  const takesOptions = !spec || Object.keys(spec.options).length > 0;
  if (!takesArgument && !takesOptions) return { argument: [], options: [], content: lines, lead: [] };
  const blank = lines.findIndex(({ text }) => text === '');
  const head = blank === -1 ? lines : lines.slice(0, blank);
  const rest = blank === -1 ? [] : lines.slice(blank + 1);
  const optionAt = takesOptions ? head.findIndex(({ text }) => fieldMarkerLength(text) > 0) : -1;
  const argument = optionAt === -1 ? head : head.slice(0, optionAt);
  const options = optionAt === -1 ? [] : head.slice(optionAt);
  if (takesArgument || argument.length === 0) return { argument, options, content: rest, lead: [] };
  return { argument: [], options, content: lines.slice(head.length), lead: argument };
}

interface ReadOptions {
  readonly options: readonly DirectiveOption[];
  readonly rest: readonly Line[];
}

/** Reads options up to a line that is none; it is reported, and with what follows it goes to the content. */
function readOptions(lines: readonly Line[], spec: DirectiveSpec | undefined, reader: Reader): ReadOptions {
  const options: DirectiveOption[] = [];
  let at = 0;
  for (let line = lines[at]; line; line = lines[at]) {
    const field = takeField(lines, at);
    const name = /^:([\w-]+):\S/.exec(line.text)?.[1];
    if (field) {
      const value = trimLines(field.body);
      const valueSpan: Span = value.length > 0 ? spanOfLines(value) : spanInLine(line, line.text.length);
      options.push({ name: field.name.text.trim(), value: textOfLines(value), span: spanInLine(field.name), valueSpan });
      at = skipBlanks(lines, field.next);
    } else if (name !== undefined && spec?.options[name]) {
      reader.report(diagnostic('rst/option-without-space', spanInLine(line), { name }));
      at += 1;
    } else {
      reader.report(diagnostic('rst/invalid-option-block', spanInLine(line), { name: spec?.name ?? '' }));
      return { options, rest: lines.slice(at) };
    }
  }
  return { options, rest: [] };
}
