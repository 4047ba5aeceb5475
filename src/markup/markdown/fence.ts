import type { Code } from 'mdast';
import type { Block, CodeBlock, Directive } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { lineOf, pointAt, spanAt } from '../../source/source-file.ts';
import { largest, smallest } from '../../source/extremes.ts';
import type { Point } from '../../source/span.ts';
import { traceOptionSpecs } from '../directives/trace-options.ts';
import { attributesIn, type Attribute } from './attributes.ts';
import { rangeOf, sourceOf, spanOf, type Context } from './context.ts';
import { checkFence, codeFenceOptions, mermaidFenceOptions } from './fence-options.ts';

/** What the words after the backticks say. `groups` is the text of `{1|3-5}` or `[1|3-5]` with the offset it stands at. */
interface Info {
  readonly language: string;
  readonly groups?: { readonly text: string; readonly at: number };
  readonly attributes: readonly Attribute[];
}

/** Returns a fence or an indented block: code, a diagram, or the directive `trace`. */
export function codeFrom(node: Code, context: Context): Block {
  const span = spanOf(node, context);
  const source = sourceOf(node, context);
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
  const origin = { path: context.file.path, line: span.start.line, column: span.start.column };
  if (!fence) return { type: 'code', form: 'literal', text: node.value, origin, span };
  reportOpen(node, fence, source, context);
  const inner = { ...origin, line: origin.line + 1, column: columnOf(node, span.start, context) };
  const info = infoOf(node, fence, source, context);
  if (info.language.toLowerCase() === 'mermaid') {
    checkFence(info.attributes, mermaidFenceOptions, context);
    reportGroups(info, context);
    const steps = info.attributes.some(({ name }) => name === 'steps');
    const name = info.attributes.find((attribute) => attribute.name === 'name')?.value;
    return { type: 'mermaid', text: node.value, origin: inner, ...captionFrom(info, context), ...(steps && { steps }), ...(name && { ids: [name] }), ...classesFrom(info), span };
  }
  const recording = recordingFrom(node, info, inner, context);
  if (recording) return recording;
  checkFence(info.attributes, codeFenceOptions, context);
  return codeBlock(node, info, inner, context);
}

/** The column at which code in a fence begins: that of the fence, or a lesser one where a line stands further left and so loses less of what it begins with. */
function columnOf({ value }: Code, { line, column }: Point, { file }: Context): number {
  return smallest(value.split('\n').flatMap((text, index) => {
    const source = lineOf(file, line + 1 + index) ?? '';
    return text !== '' && source.endsWith(text) ? [source.length - text.length + 1] : [];
  }), column);
}

/** Lines to highlight mean nothing to a diagram, nor to a recording, which highlights the line that runs. */
function reportGroups({ groups }: Info, { file, report }: Context): void {
  if (groups) report(diagnostic('markdown/fence-option', spanAt(file, groups.at, groups.at + groups.text.length), { option: groups.text, hint: 'lines are highlighted in code that is shown, not in diagrams and recordings' }));
}

function codeBlock(node: Code, info: Info, origin: CodeBlock['origin'], context: Context): CodeBlock {
  const known = new Map(info.attributes.toReversed().map((attribute) => [attribute.name, attribute]));
  const role = /^test(code|output|setup|cleanup)$/.exec(info.language)?.[1];
  const doctest = role === 'cleanup' || role === 'setup' || role === 'output' || role === 'code' ? role : undefined;
  const first = ['start', 'startFrom', 'lineno-start'].map((name) => known.get(name)).find((attribute) => attribute?.value);
  const start = Number(first?.value ?? 1);
  if (first && !Number.isInteger(start)) {
    context.report(diagnostic('markdown/fence-value', spanAt(context.file, first.valueFrom, first.valueTo), { option: first.name, value: first.value, accepted: 'a whole number' }));
  }
  const numbered = ['linenos', 'line-numbers', 'lineNumbers', 'numberLines', 'start', 'startFrom', 'lineno-start'].some((name) => known.has(name));
  const name = known.get('name')?.value;
  const groups = info.groups && stepsFrom(info.groups, node.value.split('\n').length, context);
  const language = doctest ? (doctest === 'output' ? undefined : 'python') : info.language || undefined;
  return {
    type: 'code', form: 'fenced', ...(language && { language }), text: node.value, origin, ...captionFrom(info, context), ...(name && { name }),
    ...(numbered && Number.isInteger(start) && { lineNumbers: { start } }), ...groups,
    ...((known.has('no-trace') || known.has('notrace')) && { trace: false }), ...(doctest && { doctest }),
    ...classesFrom(info), span: spanOf(node, context),
  };
}

const recordingOptions: ReadonlySet<string> = new Set(Object.keys(traceOptionSpecs).filter((name) => name !== 'caption'));

/**
 * `python trace detail=loop` is the directive `trace` with its options and the code as its content. Without the word, an option of
 * recordings makes it the directive `code-block`, which records too.
 */
function recordingFrom(node: Code, info: Info, inner: Pick<Point, 'line' | 'column'>, context: Context): Directive | undefined {
  const word = info.attributes.find(({ name, value }) => name === 'trace' && value === '');
  const option = info.attributes.find(({ name, value }) => recordingOptions.has(name) && value !== '');
  const mark = word ?? option;
  if (!mark || info.language === '') return undefined;
  reportGroups(info, context);
  const span = spanOf(node, context);
  const nameSpan = spanAt(context.file, mark.from, mark.to);
  return {
    type: 'directive', name: word ? 'trace' : 'code-block', nameSpan,
    argument: word ? '' : info.language, argumentSpan: { ...nameSpan, end: nameSpan.start },
    options: info.attributes.filter((attribute) => attribute !== word).map(({ name, value, from, to, valueFrom, valueTo }) => ({
      name, value, span: spanAt(context.file, from, to), valueSpan: spanAt(context.file, valueFrom, valueTo),
    })),
    content: node.value, contentLine: inner.line, contentColumn: inner.column, children: [], span,
  };
}

function infoOf(node: Code, fence: string, source: string, context: Context): Info {
  const [from] = rangeOf(node, context);
  const line = (/^[^\n]*/.exec(source)?.[0] ?? '').trimEnd();
  const language = /^\s*(?:\{\s*)?\.?([^\s{}[\]=]*)(?=[\s{}[\]]|$)/.exec(line.slice(fence.length));
  const named = language?.[1] ? language : undefined;
  const at = fence.length + (named?.[0].length ?? 0);
  const rest = line.slice(at);
  const groups = /[{[]\s*(?:\d+\s*:\s*)?(\d+[\d\s,|-]*)[}\]]/.exec(rest);
  const without = groups ? rest.replace(groups[0], ' '.repeat(groups[0].length)) : rest;
  return {
    language: named?.[1] ?? '', attributes: attributesIn(without, from + at),
    ...(groups && { groups: { text: groups[1] ?? '', at: from + at + groups.index + groups[0].indexOf(groups[1] ?? '') } }),
  };
}

/** `1|3-5` gives groups to step through; without a bar the lines are only emphasized. Lines the code does not have are reported. */
function stepsFrom(groups: { readonly text: string; readonly at: number }, count: number, context: Context): Pick<CodeBlock, 'emphasized' | 'steps'> {
  const parts = groups.text.split('|').map((part) => part.split(',').flatMap((range) => {
    const [first, last] = range.split('-').map(Number);
    if (!first) return [];
    return Array.from({ length: Math.max(0, Math.min(last ?? first, 10_000) - first + 1) }, (_, index) => first + index);
  }));
  const highest = largest(parts.flat());
  if (highest > count) {
    context.report(diagnostic('markdown/no-such-line', spanAt(context.file, groups.at, groups.at + groups.text.length), { line: highest, count }));
  }
  const kept = parts.map((part) => part.filter((line) => line <= count));
  return kept.length > 1 ? { steps: kept } : { emphasized: kept[0] ?? [] };
}

function captionFrom(info: Info, context: Context): Pick<CodeBlock, 'caption'> {
  const caption = info.attributes.find(({ name }) => name === 'caption' || name === 'title' || name === 'filename');
  if (!caption?.value) return {};
  return { caption: [{ type: 'text', value: caption.value, span: spanAt(context.file, caption.valueFrom, caption.valueTo) }] };
}

function classesFrom(info: Info): Pick<CodeBlock, 'classes'> {
  const classes = info.attributes.filter(({ name }) => name === 'class').flatMap(({ value }) => value.split(/\s+/)).filter((name) => name !== '');
  return classes.length > 0 ? { classes } : {};
}

/** A fence that is never closed swallows the rest of its container. */
function reportOpen(node: Code, fence: string, source: string, context: Context): void {
  const lines = source.split('\n');
  const close = new RegExp(`(?:^|[ >])\\s*${fence[0] === '`' ? '`' : '~'}{${fence.length},}\\s*$`);
  if (lines.length > 1 && close.test(lines.at(-1) ?? '')) return;
  const [from] = rangeOf(node, context);
  const span = { ...spanOf(node, context), start: pointAt(context.file, from), end: pointAt(context.file, from + (lines[0]?.trimEnd().length ?? fence.length)) };
  context.report(diagnostic('markdown/fence-not-closed', span, { fence }));
}
