import type { Block, Columns, Directive } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, badOption, baseOf, commonOptions, numberOption } from './options.ts';
import type { DirectiveCall, DirectiveSpec, OptionSpecs } from './specification.ts';

const unused = ['data-background-gradient', 'data-background-size', 'data-background-position', 'data-background-repeat', 'data-background-opacity', 'data-background-transition', 'data-background-video',
  'data-background-video-loop', 'data-background-video-muted', 'data-background-iframe', 'data-background-interactive', 'data-transition-speed', 'data-autoslide', 'data-visibility', 'data-auto-animate-easing',
  'data-auto-animate-unmatched', 'data-auto-animate-duration', 'data-auto-animate-delay', 'data-auto-animate-id', 'data-auto-animate-restart'];

const slideOptions = {
  ...Object.fromEntries(unused.map((name) => [name, { doc: 'accepted for sphinx-revealjs' }])),
  ...commonOptions, level: { doc: 'accepted for hieroglyph' }, increment: { doc: 'accepted for hieroglyph', flag: true }, 'data-background-color': { doc: 'a CSS colour behind the slide', example: '#102030' },
  'data-background-image': { doc: 'a picture behind the slide', example: 'sky.png' }, 'data-background': { doc: 'another name of `data-background-color`' }, 'data-transition': { doc: 'accepted for sphinx-revealjs' },
  'data-state': { doc: 'accepted for sphinx-revealjs' }, 'data-auto-animate': { doc: 'accepted for sphinx-revealjs', flag: true }, notitle: { doc: 'accepted for sphinx-revealjs; a slide keeps its heading, by which bookmarks and the overview name it', flag: true },
} as const satisfies OptionSpecs;

function backgroundOf(call: DirectiveCall): readonly Block[] {
  const color = call.option('data-background-color', 'data-background');
  const image = call.option('data-background-image');
  return color || image ? [{ type: 'background', span: call.directive.span, ...(color && { color }), ...(image && { image }) }] : [];
}

/** `.. slide:: title`: a new slide begins here, with the content as its first part. */
export const slide: DirectiveSpec = {
  name: 'slide', aliases: ['nextslide', 'newslide', 'revealjs-break'], doc: 'A new slide. The argument is its heading; without one the heading goes on.',
  example: '.. slide:: What is left\n   :data-background-color: #102030\n\n   * One sentence.',
  argument: 'optional', body: 'blocks', options: slideOptions,
  run: (call) => {
    const { argument, argumentSpan: span, children } = call.directive;
    const title = argument === '' ? {} : { title: call.inline(argument, span) };
    return [{ type: 'slide-break', ...baseOf(call), ...title, children: [...backgroundOf(call), ...call.apply(children)] }];
  },
};

/** `.. revealjs-section::`: settings of the slide it stands on; of these the background is kept. */
export const slideSettings: DirectiveSpec = {
  name: 'revealjs-section', doc: 'Settings of the slide in sphinx-revealjs: its background.', argument: 'none', body: 'none', options: slideOptions, run: backgroundOf,
};

/** `.. revealjs-vertical::`: slides below each other; navigation is linear here, so they follow each other. */
export const vertical: DirectiveSpec = {
  name: 'revealjs-vertical', doc: 'Slides below each other in sphinx-revealjs; they follow each other here.', argument: 'optional', body: 'blocks', options: slideOptions,
  run: (call) => call.apply(call.directive.children),
};

/** `.. notes::`: what the speaker sees, of the slide or of one of its steps. */
export const notes: DirectiveSpec = {
  name: 'notes', aliases: ['revealjs-notes', 'speaker', 'speaker-notes'], doc: 'Speaker notes of the slide, or of one of its steps.',
  example: '.. notes::\n   :step: 3\n\n   Here the timer fires; say why nothing runs before.',
  argument: 'none', body: 'blocks',
  options: { step: { doc: 'the step the note is for, from 1', example: '3', otherwise: 'the whole slide' }, class: commonOptions.class },
  run: (call) => {
    const step = numberOption(call, 'step', 1);
    if (call.directive.children.length === 0) call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'notes' }));
    return [{ type: 'notes', ...baseOf(call), ...(step !== undefined && { step }), children: call.apply(call.directive.children) }];
  },
};

/** `.. columns::` with `.. column:: 60%` inside: blocks beside each other. Without `column` each block is a column. */
export const columns: DirectiveSpec = {
  name: 'columns', doc: 'Blocks beside each other: each `column` inside, or each block.',
  example: '.. columns::\n\n   .. column:: 60%\n\n      Text on the left.\n\n   .. column::\n\n      Text on the right.',
  argument: 'none', body: 'blocks', options: commonOptions,
  run: (call) => {
    const inner = call.directive.children.filter((child): child is Directive => child.type === 'directive' && child.name === 'column');
    const list: Columns['columns'] = inner.length > 0
      ? inner.map((child) => ({ ...(child.argument && { width: child.argument }), children: call.apply(child.children) }))
      : call.apply(call.directive.children).filter(({ type }) => type !== 'comment').map((child) => ({ children: [child] }));
    const lost = inner.length > 0 ? call.directive.children.filter((child) => child.type !== 'comment' && !inner.some((one) => one === child)) : [];
    const [first] = lost;
    if (first) call.report(diagnostic('directive/beside-columns', first.span, {}));
    return [{ type: 'columns', ...baseOf(call), columns: list }, ...call.apply(lost)];
  },
};

/** `.. column:: width`: one of the columns. By itself it is a box. */
export const column: DirectiveSpec = {
  name: 'column', doc: 'One of the columns; the argument is its width, `60%` or `2fr`.',
  example: '.. column:: 60%\n\n   Text.',
  argument: 'optional', body: 'blocks', options: commonOptions,
  run: (call) => [{ type: 'container', ...baseOf(call, 'column'), children: call.apply(call.directive.children) }],
};

/** `.. fragment::`: content that appears as one step. */
export const fragment: DirectiveSpec = {
  name: 'fragment', doc: 'Content that appears as one step; the argument is an effect of Reveal, `fade-up`.',
  example: '.. fragment:: fade-up\n\n   This appears with the next step.',
  argument: 'optional', body: 'blocks', options: { ...commonOptions, effect: { doc: 'an effect of Reveal', example: 'fade-up', otherwise: 'fade-in' } },
  run: (call) => {
    const effect = call.option('effect') ?? call.directive.argument;
    return [{ type: 'fragment', ...baseOf(call), ...(effect && { effect }), children: call.apply(call.directive.children) }];
  },
};

/** `.. revealjs-fragments::`: each block, and each item of a list, appears by itself. */
export const fragments: DirectiveSpec = {
  name: 'revealjs-fragments', aliases: ['incremental', 'build'], doc: 'Each block of the content, and each item of a list, appears by itself.',
  example: '.. revealjs-fragments::\n\n   * First.\n   * Then.',
  argument: 'optional', body: 'blocks', options: { ...commonOptions, 'custom-effect': { doc: 'an effect of Reveal', example: 'fade-up', otherwise: 'fade-in' }, custom: { doc: 'another name of `custom-effect`' } },
  run: (call) => {
    const effect = call.option('custom-effect', 'custom') ?? call.directive.argument;
    return call.apply(call.directive.children).map((child): Block => (child.type === 'list'
      ? { ...child, incremental: true }
      : { type: 'fragment', span: child.span, ...(effect && { effect }), children: [child] }));
  },
};

/** `.. timing:: 3`: planned minutes of the slide, also `2:30` and `90s`. */
export const timing: DirectiveSpec = {
  name: 'timing', doc: 'Planned minutes of the slide: `3`, `2.5`, `2:30` or `90s`.',
  example: '.. timing:: 2:30',
  argument: 'required', body: 'none', options: {},
  run: (call) => {
    const minutes = minutesOf(call.directive.argument.trim());
    if (minutes !== undefined) return [{ type: 'timing', span: call.directive.span, minutes }];
    call.report(diagnostic('directive/bad-argument', argumentSpan(call), { directive: 'timing', value: call.directive.argument, accepted: 'minutes: `3`, `2.5`, `2:30` or `90s`' }));
    return [];
  },
};

function minutesOf(text: string): number | undefined {
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) + Number(clock[2]) / 60;
  const number = /^(\d+(?:\.\d+)?)\s*(s|sec|seconds?|m|min|minutes?)?$/.exec(text);
  if (!number) return undefined;
  return number[2]?.startsWith('s') ? Number(number[1]) / 60 : Number(number[1]);
}

/** `.. background:: colour or picture`: what stands behind the slide. */
export const background: DirectiveSpec = {
  name: 'background', doc: 'A CSS colour or a picture behind the slide.',
  example: '.. background:: #102030',
  argument: 'optional', body: 'none', options: { color: { doc: 'a CSS colour', example: '#102030' }, image: { doc: 'path of a picture', example: 'sky.png' } },
  run: (call) => {
    const value = call.directive.argument.trim();
    const isPicture = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(value);
    const color = call.option('color') ?? (isPicture ? '' : value);
    const image = call.option('image') ?? (isPicture ? value : '');
    if (color === '' && image === '') call.report(diagnostic('directive/bad-argument', argumentSpan(call), { directive: 'background', value, accepted: 'a CSS colour or the path of a picture' }));
    else if (/[;{}<>]/.test(color)) badOption(call, 'color', color, 'a CSS colour');
    else return [{ type: 'background', span: call.directive.span, ...(color && { color }), ...(image && { image }) }];
    return [];
  },
};
