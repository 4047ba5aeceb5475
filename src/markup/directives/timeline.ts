import type { Inline } from '../../document/inline.ts';
import type { DrawnLane, DrawnSpan } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, baseOf, commonOptions } from './options.ts';
import { nearestName } from './suggestion.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

const states: readonly DrawnSpan['state'][] = ['running', 'ready', 'waiting', 'blocking', 'error', 'cancelled', 'done'];

/**
 * `.. timeline::`: lanes drawn by hand. A line is `name: spans`, spans parted by commas; a span is `0-2 running` with a label in
 * quotation marks, `0-2 waiting "I/O"`. Times are in seconds, `-`, `–` or `..` between them; without a state a span is running.
 */
export const timeline: DirectiveSpec = {
  name: 'timeline', doc: 'Lanes and spans written by hand: `name: 0-2 running, 2-5 waiting "I/O"`, times in seconds.',
  example: '.. timeline:: A hand over\n\n   producer: 0-2 running, 2-5 waiting "room"\n   consumer: 0-2 waiting "items", 2-5 running',
  argument: 'optional', body: 'text',
  options: { ...commonOptions, caption: { doc: 'a caption, with inline markup; it follows the argument', example: 'The queue between them' } },
  run: (call) => {
    const { directive } = call;
    const lanes = directive.content.split('\n').flatMap((line, index) => laneOf(call, line, index));
    if (lanes.length === 0) {
      call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'timeline' }));
      return [];
    }
    const caption = captionOf(call);
    return [{ type: 'drawn-timeline', ...baseOf(call), ...(caption.length > 0 && { caption }), lanes }];
  },
};

/** The argument and the option `caption`, one behind the other where both are given. */
function captionOf(call: DirectiveCall): readonly Inline[] {
  const { argument, argumentSpan: span } = call.directive;
  const given = call.option('caption') ?? '';
  const title = argument === '' ? [] : call.inline(argument, span);
  const more = given === '' ? [] : call.inline(given, call.optionSpan('caption'));
  if (title.length === 0 || more.length === 0) return [...title, ...more];
  return [...title, { type: 'text', value: /[.!?:]$/.test(argument) ? ' ' : '. ', span: { ...span, start: span.end } }, ...more];
}

function laneOf(call: DirectiveCall, line: string, index: number): readonly DrawnLane[] {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return [];
  const match = /^(?:[-*]\s+)?([^:]+):\s*(.*)$/.exec(text);
  const name = match?.[1]?.trim() ?? '';
  if (!match || name === '') {
    reportLine(call, line, index, text, 'a lane: `name: 0-2 running, 2-5 waiting`');
    return [];
  }
  const parts = match[2]?.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  const spans = parts.map((part) => part.trim()).filter((part) => part !== '').flatMap((part) => spanOf(call, part, line, index));
  return [{ name, spans }];
}

function spanOf(call: DirectiveCall, part: string, line: string, index: number): readonly DrawnSpan[] {
  const match = /^(\d+(?:\.\d+)?)\s*s?\s*(?:-|\u2013|\.\.|to)\s*(\d+(?:\.\d+)?)\s*s?(?:\s+([a-z]+))?(?:\s*"([^"]*)"|\s+(.+))?$/i.exec(part);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || to < from) {
    reportLine(call, line, index, part, 'a span: `0-2 running "label"`, times in seconds');
    return [];
  }
  const word = match[3]?.toLowerCase() ?? 'running';
  const state = states.find((known) => known === word);
  const label = match[4] ?? match[5] ?? '';
  if (!state) {
    const near = nearestName(word, states);
    reportLine(call, line, index, word, near === undefined ? `a state: ${states.join(', ')}` : `a state; did you mean ${near}?`);
  }
  return [{ from, to, state: state ?? 'running', label }];
}

function reportLine(call: DirectiveCall, line: string, index: number, value: string, accepted: string): void {
  const { contentLine, contentColumn } = call.directive;
  const span = call.place(contentLine + index, contentColumn + Math.max(0, line.indexOf(value)), value);
  call.report(diagnostic('directive/bad-line', span, { directive: 'timeline', value, accepted }));
}
