import { formatDuration } from './duration.ts';
import { loopLane, programLane } from './lanes.ts';
import { loopWords } from './loop-sentences.ts';
import { neverRan, type Cast, type Story } from './story.ts';
import type { Sentence, SentencePart } from './timeline.ts';
import { exceptionName, shorten } from './values.ts';
import { bold, namesOf, resumeWords, sourceWords, suspendWords } from './waits.ts';

const mostWords = 14;

/** Returns the sentence of a step: what happened and why, in at most 20 words; first drops what the picture shows anyway. */
export function sentenceOf(story: Story, cast: Cast): Sentence {
  if (story.lane === programLane) return sentence(programWords(story));
  if (/^W\d+$/.test(story.lane)) return sentence(threadWords(story, cast));
  if (story.lane === loopLane) return sentence(loopWords(story, cast));
  const said = deeds(story, cast);
  const end = ending(story, cast);
  const alone = ending({ ...story, created: [] }, cast);
  const vital = said.filter((deed) => !deed.startsWith('creates '));
  const versions = [[...said, end], [...vital, alone], vital.length > 0 ? vital : [alone]].map((each) => compose(story, each, cast));
  return sentence(versions.find((words) => words.split(' ').length <= mostWords) ?? versions.at(-1) ?? '');
}

/** Returns the words of a step that stops before its turn prints. */
export function questionOf(story: Story, cast: Cast): Sentence {
  return sentence(`${compose(story, [], cast).replace(/ (?:and )?goes on$/, ' goes on')}. What will it print?`);
}

function compose(story: Story, said: readonly string[], cast: Cast): string {
  const name = `**${cast.labels.get(story.lane) ?? story.lane}**`;
  const done = said.filter((deed) => deed !== '');
  const { began, waited } = story;
  if (neverRan(story)) return `${name} never starts: it was cancelled before its first step`;
  if (began?.throw && story.asked) return cancelledWords(name, story, done, cast);
  if (began?.throw && waited) return `${name} ${listed([`gets \`${began.throw}\` from ${sourceWords(waited, cast)}`, ...done.map((deed) => (deed === `fails with \`${began.throw ?? ''}\`` ? 'fails with it' : deed))])}`;
  if (began?.why === 'eager') return `${name} starts at once, inside the step that creates it${done.length > 0 ? `, and ${listed(done)}` : ''}`;
  if (began?.why === 'start' || (began && !waited)) return `${name} ${listed(['starts', ...done])}`;
  if (!began) return `${name} ${listed(done.length > 0 ? done : [`runs line ${lineOf(story)}`])}`;
  const { why: reason, deed } = waited ? resumeWords(waited, story.turn.at - story.since, cast) : { why: '', deed: 'goes on' };
  const late = story.raised.some((event) => event.exc.startsWith('TimeoutError'));
  const why = late && reason === 'The next result is there' ? 'The time of `as_completed` is over' : reason;
  if (story.overdue && late) return `${name} ${deed}; only now the timeout raises \`TimeoutError\``;
  const first = (deed === 'goes on' && done.length > 0) || why !== reason ? [] : [deed];
  return why === '' ? `${name} ${listed([...first, ...done])}` : `${why}, so ${name} ${listed([...first, ...done])}`;
}

/** What a task does with the `CancelledError` that somebody asked for. */
function cancelledWords(name: string, story: Story, done: readonly string[], cast: Cast): string {
  const { suspended, catches } = story;
  const exception = story.began?.throw ?? 'CancelledError';
  const gets = `${name} gets \`${exception}\``;
  const rest = done.filter((deed) => !deed.startsWith('gets `'));
  const raised = story.raised.map((event) => exceptionName(event.exc)).find((other) => other !== exception && !isPlain(other));
  if (raised === 'TimeoutError') return `${gets}; the timeout turns it into \`TimeoutError\`${suspended ? `, then ${name} ${suspendWords(suspended, cast)}` : ''}`;
  if (raised !== undefined) return `${gets}, but its cleanup raises \`${raised}\``;
  if (suspended?.w === 'taskgroup') return `${gets}, but first its group waits for ${bold(namesOf(suspended.of, cast), 'its tasks')}`;
  if (story.done?.how === 'cancelled') return story.askedBy === 'run' ? `The program is over, so \`asyncio.run\` cancels ${name}` : `${gets} and ends as cancelled`;
  if (suspended && !catches) return `${gets}; its cleanup ${suspendWords(suspended, cast)}`;
  return `${name} ${listed([`gets \`${exception}\``, ...rest])}`;
}

/** Exceptions by which iterators say that they are at their end. */
function isPlain(exception: string): boolean {
  return /^Stop(?:Async)?Iteration$/.test(exception);
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
  const asked = story.cancels.filter((cancel) => cancel.task !== story.lane).map((cancel) => cancel.task);
  if (asked.length > 0) words.push(story.cancelsGather ? `cancels the \`gather\`, still waiting for ${bold(namesOf(asked, cast), 'its tasks')}` : `asks ${bold(namesOf(asked, cast), 'a task')} to cancel`);
  if (story.cancels.some((cancel) => cancel.task === story.lane)) words.push('cancels itself');
  const names = [...new Set(story.raised.map((event) => exceptionName(event.exc)))].filter((name) => name !== exceptionName(story.done?.value ?? ''));
  const thrown = story.began?.throw;
  const caught = thrown !== undefined && story.done?.how !== 'cancelled' && story.done?.how !== 'exception' && story.catches;
  const [raised] = names.filter((name) => name !== 'CancelledError' && name !== thrown && !isPlain(name));
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
  const awaited = suspended.w === 'task' ? [suspended.fut ?? null] : waits;
  const same = (tasks: readonly string[]): boolean => awaited.length > 0 && awaited.length === tasks.length && awaited.every((id) => tasks.some((task) => task === id));
  const limit = suspended.w !== 'wait' && story.timeouts[0] !== undefined ? `, with a timeout of ${formatDuration(story.timeouts[0])}` : '';
  const own = suspended.w !== 'as_completed' && (suspended.w !== 'wait' || (!suspended.timeout && suspended.when !== 'FIRST_COMPLETED' && suspended.when !== 'FIRST_EXCEPTION'));
  if (own && same(story.created)) return `waits for ${story.created.length > 1 ? 'them' : 'it'}${limit}`;
  if (own && same(story.cancels.map((cancel) => cancel.task))) return `waits for ${story.cancels.length > 1 ? 'their' : 'its'} end`;
  return `${suspendWords(suspended, cast)}${limit}`;
}

function threadWords(story: Story, cast: Cast): string {
  const name = `**${cast.labels.get(story.lane) ?? 'thread'}**`;
  const text = story.output.map((event) => event.text).join('').trim();
  return text === '' ? `${name} has finished` : `${name} prints \`${shorten(text)}\` while the loop goes on`;
}

function programWords(story: Story): string {
  const all = story.output.map((event) => event.text).join('').trim();
  if (/^Traceback /m.test(all)) return 'The program ends with an error';
  const text = all.split('\n').at(-1) ?? '';
  if (story.output.some((event) => event.fd === 'stderr')) return `Python warns: \`${shorten(text)}\``;
  return text === '' ? 'The program runs outside the loop' : `The program prints \`${shorten(text)}\` outside the loop`;
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
