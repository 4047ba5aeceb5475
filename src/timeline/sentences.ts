import { formatDuration } from './duration.ts';
import { loopLane, programLane } from './lanes.ts';
import { neverRan, type Cast, type Story } from './story.ts';
import type { Sentence, SentencePart } from './timeline.ts';
import { bold, namesOf, resumeWords, sourceWords, suspendWords } from './waits.ts';

const mostWords = 14;

/** Returns the sentence of a step: what happened and why, in at most 20 words; first drops what the picture shows anyway. */
export function sentenceOf(story: Story, cast: Cast): Sentence {
  if (story.lane === programLane) return sentence(programWords(story));
  if (/^W\d+$/.test(story.lane)) return sentence(threadWords(story, cast));
  if (story.lane === loopLane) return sentence(loopWords(story, cast));
  const name = `**${cast.labels.get(story.lane) ?? story.lane}**`;
  const done = deeds(story, cast);
  const end = ending(story, cast);
  const full = compose(name, story, [...done, end], cast);
  if (full.split(' ').length <= mostWords) return sentence(full);
  return sentence(done.length > 0 && story.began?.why === 'wakeup' && !story.began.throw ? `${name} ${listed([...done.slice(0, 1), end].filter((deed) => deed !== ''))}` : compose(name, story, [...done.slice(0, 1), end], cast));
}

function compose(name: string, story: Story, deeds: readonly string[], cast: Cast): string {
  const done = deeds.filter((deed) => deed !== '');
  const { began, waited } = story;
  const then = done.length > 0 ? `: it ${listed(done)}` : '';
  if (neverRan(story)) return `${name} never starts: it was cancelled before its first step`;
  if (began?.throw && story.asked) return `${name} gets its \`${began.throw}\`${then}`;
  if (began?.throw && waited) return `${name} runs again with \`${began.throw}\` from ${sourceWords(waited, cast)}${then}`;
  if (began?.why === 'eager') return `${name} starts at once, inside the step that creates it${then}`;
  if (began?.why === 'start' || (began && !waited)) return `${name} ${listed(['starts', ...done])}`;
  if (!began) return `${name} ${listed(done.length > 0 ? done : [`runs line ${lineOf(story)}`])}`;
  return `${name} runs again${waited ? `, ${resumeWords(waited, cast)}` : ''}${then}`;
}

function lineOf(story: Story): number | string {
  const line = story.turn.events.find((event) => event.k === 'line');
  return line?.k === 'line' ? line.line : '';
}

function listed(deeds: readonly string[]): string {
  const last = deeds.at(-1) ?? '';
  return deeds.length > 1 ? `${deeds.slice(0, -1).join(', ')} and ${last}` : last;
}

function deeds(story: Story, cast: Cast): readonly string[] {
  const words: string[] = [];
  if (story.created.length > 0) words.push(`creates ${bold(namesOf(story.created, cast), 'a task')}`);
  for (const cancel of story.cancels) words.push(cancel.task === story.lane ? 'cancels itself' : `asks **${cast.labels.get(cancel.task) ?? 'a task'}** to cancel`);
  const names = [...new Set(story.raised.map((event) => exceptionName(event.exc)))].filter((name) => name !== exceptionName(story.done?.value ?? ''));
  const thrown = story.began?.throw;
  const caught = thrown !== undefined && story.done?.how !== 'cancelled' && story.done?.how !== 'exception' && story.catches;
  const [raised] = names.filter((name) => name !== 'CancelledError' && name !== thrown && !/^Stop(Async)?Iteration$/.test(name));
  if (raised !== undefined) words.push(`gets \`${raised}\``);
  else if (caught) words.push('catches it');
  if (story.blocked > 0) words.push(`blocks the loop for ${formatDuration(story.blocked)}`);
  return words;
}

function ending(story: Story, cast: Cast): string {
  const { done, suspended } = story;
  if (done?.how === 'cancelled') return 'ends as cancelled';
  if (done?.how === 'exception') return `fails with \`${shorten(exceptionName(done.value ?? 'an exception'))}\``;
  if (done) return done.value === undefined || done.value === 'None' ? 'ends' : `returns \`${shorten(done.value)}\``;
  if (!suspended) return '';
  const waits = 'of' in suspended ? suspended.of.filter((id) => id !== null && cast.labels.has(id)) : [];
  const own = waits.length > 1 && waits.length === story.created.length && waits.every((id) => story.created.some((task) => task === id));
  return own ? 'waits for them' : suspendWords(suspended, cast);
}

function threadWords(story: Story, cast: Cast): string {
  const name = `**${cast.labels.get(story.lane) ?? 'thread'}**`;
  const text = story.output.map((event) => event.text).join('').trim();
  return text === '' ? `${name} has finished` : `${name} prints \`${shorten(text)}\` while the loop goes on`;
}

function loopWords(story: Story, cast: Cast): string {
  const [cancel] = story.cancels;
  const callback = story.began?.cb;
  const fn = callback?.c === 'call' ? callback.fn : 'a callback';
  if (cancel && /_on_timeout/.test(fn)) return `The timeout is over: **${cast.labels.get(cancel.task) ?? 'the task'}** is asked to cancel`;
  const asked = bold(namesOf(story.cancels.map((event) => event.task), cast), 'the task');
  if (cancel) return `${fn.startsWith('TaskGroup.') ? 'The task group' : 'The loop'} asks ${asked} to cancel`;
  const resolved = story.resolved.map((event) => cast.waiterOf.get(event.fut)).find((task) => task !== undefined);
  const name = fn.split('.').at(-1) ?? fn;
  if (resolved !== undefined) return `The loop calls \`${shorten(name)}\`: **${cast.labels.get(resolved) ?? 'a task'}** is woken`;
  return `The loop calls \`${shorten(name)}\``;
}

function programWords(story: Story): string {
  if (story.output.some((event) => event.fd === 'stderr')) return 'The program ends with an error';
  const text = story.output.map((event) => event.text).join('').trim().split('\n').at(-1) ?? '';
  return `The program prints \`${shorten(text)}\` outside the loop`;
}

/** Returns the type of an exception from its `repr`: `ValueError('no')` is `ValueError`. */
export function exceptionName(repr: string): string {
  return /^[\w.]+/.exec(repr)?.[0] ?? repr;
}

/** Returns `text` cut to 24 characters. */
export function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** Returns the sentence written as `**lane** text \`code\``, in parts, its first letter a capital unless a name begins it. */
export function sentence(words: string): Sentence {
  return words.split(/(\*\*[^*]+\*\*|`[^`]+`)/).filter((part) => part !== '').map((part): SentencePart => {
    if (part.startsWith('**')) return { kind: 'lane', text: part.slice(2, -2) };
    return part.startsWith('`') ? { kind: 'code', text: part.slice(1, -1) } : { kind: 'text', text: part };
  });
}

/** Returns a sentence as plain text. */
export function sentenceText(parts: Sentence): string {
  return parts.map((part) => part.text).join('');
}
