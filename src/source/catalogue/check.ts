import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `check` stage: what a document, its recordings and its slides show only when they are looked at as a whole. */
export const checkMessages = {
  'check/overflow': {
    severity: 'error', text: '`{element}` reaches {px} px beyond {beyond}{when}: {text}', hint: 'shorten it, divide it with a break, or give it a slide of its own',
    doc: 'Something does not fit on its slide, in at least one of its steps. It is cut there, or lies over something else. Lengths are those of a slide 1080 pixels high.',
  },
  'check/cut-text': {
    severity: 'error', text: '{px} px of `{element}` cannot be seen{when}: {text}', hint: 'shorten it; in a diagram `<br/>` makes a second line',
    doc: 'A box hides a part of the text in it, or the words of a diagram are wider than their box.',
  },
  'check/small-text': {
    severity: 'warning', text: 'text {px} px high is too small for the back of a room: `{element}`, {text}', hint: 'from {least} px on it can be read; show less, or divide the diagram',
    doc: 'Sizes are those of a slide 1080 pixels high. Text gets smaller where a diagram or a picture is fitted into its place.',
  },
  'check/contrast': {
    severity: 'warning', text: 'the contrast of `{element}` with what is behind it is {ratio}:1, {color} on {ground} in the {scheme} theme: {text}', hint: 'WCAG 2.2 asks for {needed}:1',
    doc: 'Text is too faint to be read by everybody. Measured are the colours on the slide, in every step, light and dark. Text over pictures and patterns is not judged.',
  },
  'check/too-many-steps': {
    severity: 'warning', text: 'this slide has {steps} steps; more than {most} are hard to follow', hint: 'divide it with a break', doc: 'Recordings are divided by themselves; this is about steps that an author has set.',
  },
  'check/planned-minutes': {
    severity: 'warning', text: 'the slides of “{title}” are planned for {planned} minutes, and the talk has {duration}', hint: 'shorten slides, or change the field `duration`',
    doc: 'The minutes of the directive `timing` add up to more than the field `duration` of the document.',
  },
  'check/python-version': {
    severity: 'warning', text: 'this is said of Python {claimed} and newer, and was recorded on {python}', hint: 'record it on a newer Python, or change the option `python`',
    doc: 'A recording shows what one version of Python does. It proves nothing of a version that came after it.',
  },
  'check/misspelt-name': {
    severity: 'warning', text: '`{name}` is nowhere in the code; did you mean `{near}`?', doc: 'A name in the text is a single slip away from one in the code of the same deck, and is neither there nor in Python itself.',
  },
  'check/dead-link': {
    severity: 'error', text: 'the link {address} leads to nothing in the output', hint: '{hint}', doc: 'A deck links to a page, a file or a place that is not published with it. Links to other hosts are not followed.',
  },
  'check/claim': {
    severity: 'error', text: 'the recording does not show that {claim}: {shown}', hint: 'mend the program, or say what it does', doc: 'The option `claim` says what a recording must show. This one shows something else.',
  },
  'check/unused-exception': {
    severity: 'warning', text: 'nothing here needs `{rule}` to be allowed', hint: 'leave the directive out', doc: 'The directive `allow` excuses a finding that is not there any more.',
  },
} as const satisfies Record<string, MessageSpec>;
