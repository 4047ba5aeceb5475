import { askedWords, deedsOf, isPlain } from './deeds.ts';
import { formatDuration } from './duration.ts';
import { loopLane, programLane } from './lanes.ts';
import { loopWords } from './loop-sentences.ts';
import { resumeWords } from './resumes.ts';
import { neverRan, type Cast, type Story } from './story.ts';
import type { Sentence, SentencePart } from './timeline.ts';
import { exceptionName, shorten } from './values.ts';
import { bold, namesOf, sourceWords, suspendWords } from './waits.ts';

/** Words that a sentence should have at most, and may have where it would lose what its task does to others. */
const wantedWords = 14;
const longerWords = 16;

/** Index of the last version of a sentence that tells it. */
const keptDeeds = 3;

/** Returns the sentence of a step: what happened and why, in at most 20 words; what the picture shows anyway is left out first. */
export function sentenceOf(story: Story, cast: Cast): Sentence {
  if (story.lane === programLane) return sentence(programWords(story));
  if (/^W\d+$/.test(story.lane)) return sentence(threadWords(story, cast));
  if (story.lane === loopLane) return sentence(loopWords(story, cast));
  const others = deedsOf(story, cast).some((deed) => deed.rank === 1);
  const versions = versionsOf(story, cast).map((each) => compose(story, each, cast) + warningOf(story));
  const fitting = versions.find((version, index) => countWords(version) <= (index === keptDeeds && others ? longerWords : wantedWords)) ?? versions.toSorted((a, b) => countWords(a) - countWords(b))[0] ?? '';
  return sentence(fitting);
}

/** The deeds and the end of a turn, from the fullest wording to the barest. */
function versionsOf(story: Story, cast: Cast): readonly (readonly string[])[] {
  const deeds = deedsOf(story, cast);
  const alone = { ...story, created: [] };
  const [end, named, short] = [ending(story, cast), ending(alone, cast), ending(alone, cast, true)];
  const upTo = (rank: number): readonly string[] => deeds.filter((deed) => deed.rank <= rank).map((deed) => deed.words);
  return [[...upTo(3), end], [...upTo(2), end], [...upTo(1), named], [...upTo(1), short], [...upTo(0), named], [...upTo(0), short], upTo(0).length > 0 ? upTo(0) : [short]];
}

/** What Python says in this turn of the program's mistakes, as the end of a sentence; nothing for nothing. */
function warningOf(story: Story): string {
  const words = pythonWords(printed(story, 'stderr'));
  return words === undefined ? '' : `; Python ${words}`;
}

function printed({ output }: Story, stream: 'stdout' | 'stderr'): string {
  return output.filter((event) => event.fd === stream).map((event) => event.text).join('');
}

/** What Python reports by itself; nothing for what a program prints to the error stream. */
function pythonWords(text: string): string | undefined {
  const forgotten = /coroutine '([\w.<>]+)' was never awaited/.exec(text)?.[1]?.split('.').at(-1);
  if (forgotten !== undefined) return `warns that \`${shorten(forgotten)}\` was never awaited`;
  if (/exception was never retrieved/.test(text)) return 'reports an error that nobody retrieved';
  if (/was destroyed but it is pending/.test(text)) return 'reports a task that was lost';
  if (/^(?:unhandled exception|Exception in callback|Exception ignored in)/m.test(text)) return 'reports an error that nobody caught';
  return /^[\w.]+:\d+: \w*Warning: /m.test(text) ? 'warns' : undefined;
}

const countWords = (text: string): number => text.split(/\s+/).length;

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
  if (began?.why === 'eager') return `${name} starts at once, inside ${creatorOf(story, cast)}${done.length > 0 ? `, and ${listed(done)}` : ''}`;
  if (began?.why === 'start' || (began && !waited)) return `${name} ${listed(['starts', ...done])}`;
  if (!began && done.length === 0) return `${name} ${lineWords(story, cast)}`;
  if (!began) return story.resumes ? `${name}, still in its turn, ${listed(done)}` : `${name} ${listed(done)}`;
  const { why, deed } = waited ? resumeWords(waited, story, cast) : { why: '', deed: 'goes on' };
  const late = story.raised.some((event) => event.exc.startsWith('TimeoutError'));
  if (story.overdue && late) return `${name} ${deed}; only now the timeout raises \`TimeoutError\``;
  const first = deed === 'goes on' && done.length > 0 ? [] : [deed];
  return why === '' ? `${name} ${listed([...first, ...done])}` : `${why}, so ${name} ${listed([...first, ...done])}`;
}

/** What a task does with the `CancelledError` that somebody asked for. */
function cancelledWords(name: string, story: Story, done: readonly string[], cast: Cast): string {
  const { suspended, catches } = story;
  const exception = story.began?.throw ?? 'CancelledError';
  const gets = `${name} gets \`${exception}\``;
  const rest = done.filter((deed) => !deed.startsWith('gets `'));
  const raised = story.raised.map((event) => exceptionName(event.exc)).find((other) => other !== exception && !isPlain(other));
  if (raised?.endsWith('ExceptionGroup') && story.waited?.w === 'taskgroup') return `${gets}; its group raises \`${raised}\`${story.cancels.length > 0 ? ` and asks ${askedWords(story, cast)} to cancel` : ''}`;
  if (raised === 'TimeoutError') return `${gets}; the timeout makes it \`TimeoutError\`${suspended ? `, then ${name} ${suspendWords(suspended, cast)}` : ''}`;
  if (raised !== undefined) return `${gets}, but its cleanup raises \`${raised}\``;
  if (suspended?.w === 'taskgroup') return `${gets}, but first its group waits for ${bold(namesOf(suspended.of, cast), 'its tasks')}`;
  if (story.done?.how === 'cancelled') return story.askedBy === 'run' ? `The program is over, so \`asyncio.run\` cancels ${name}` : `${gets} and ends as cancelled`;
  if (suspended && !catches) return `${gets}; its cleanup ${suspendWords(suspended, cast)}`;
  return `${name} ${listed([`gets \`${exception}\``, ...rest])}`;
}

/** Whose turn an eager task starts in. */
function creatorOf({ began }: Story, cast: Cast): string {
  const creator = began?.outer === undefined ? undefined : cast.runs.get(began.outer);
  const name = creator === undefined ? undefined : cast.labels.get(creator);
  return name === undefined ? 'the call that creates it' : `the turn of **${name}**`;
}

/** What a step of one line does, where nothing else is to be told of it. */
function lineWords(story: Story, cast: Cast): string {
  const line = story.turn.events.find((event) => event.k === 'line');
  if (line?.k !== 'line') return 'goes on';
  const text = (cast.code[line.line - 1] ?? '').trim().replace(/\s*#.*$/, '').replace(/[`*]/g, '');
  return text === '' ? `runs line ${cast.numberOf(line.line)}` : `runs line ${cast.numberOf(line.line)}, \`${shorten(text)}\``;
}

function listed(deeds: readonly string[]): string {
  const last = deeds.at(-1) ?? '';
  return deeds.length > 1 ? `${deeds.slice(0, -1).join(', ')} and ${last}` : last;
}

function ending(story: Story, cast: Cast, short = false): string {
  const { done, suspended } = story;
  if (done?.how === 'cancelled') return 'ends as cancelled';
  if (done?.how === 'exception') return `fails with \`${shorten(exceptionName(done.value ?? 'an exception'))}\``;
  if (done) return done.value === undefined || done.value === 'None' ? 'ends' : `returns \`${shorten(done.value)}\``;
  if (!suspended) return '';
  const waits = 'of' in suspended ? suspended.of.filter((id) => id !== null && cast.labels.has(id)) : [];
  const awaited = suspended.w === 'task' ? [suspended.fut ?? null] : [...new Set(waits)];
  const same = (tasks: readonly string[]): boolean => awaited.length > 0 && awaited.length === tasks.length && awaited.every((id) => tasks.some((task) => task === id));
  const limit = suspended.w !== 'wait' && story.timeouts[0] !== undefined ? `, ${short ? 'timeout' : 'with a timeout of'} ${formatDuration(story.timeouts[0])}` : '';
  const own = suspended.w !== 'as_completed' && (suspended.w !== 'wait' || (!suspended.timeout && suspended.when !== 'FIRST_COMPLETED' && suspended.when !== 'FIRST_EXCEPTION'));
  if (suspended.w === 'wait' && !own && suspended.of.length > 1 && same(story.created)) return `${suspendWords({ ...suspended, of: [] }, cast, false, suspended.of.length)}${limit}`;
  if (own && same(story.created)) return `waits for ${story.created.length > 1 ? 'them' : 'it'}${limit}`;
  if (own && same(story.woken) && story.resolved.some((event) => cast.wantedFor.get(event.fut)?.w === 'condition')) return `waits for ${story.woken.length > 1 ? 'them' : 'it'}`;
  if (own && same(story.cancels.map((cancel) => cancel.task))) return `waits for ${story.cancels.length > 1 ? 'their' : 'its'} end`;
  return `${suspendWords(suspended, cast, short)}${limit}`;
}

function threadWords(story: Story, cast: Cast): string {
  const name = `**${cast.labels.get(story.lane) ?? 'thread'}**`;
  const lines = story.output.map((event) => event.text).join('').trim().split('\n');
  const [text = ''] = lines;
  return text === '' ? `${name} has finished` : `${name} prints ${lines.length > 1 ? `${lines.length} lines` : `\`${shorten(text)}\``} while the loop goes on`;
}

function programWords(story: Story): string {
  const errors = printed(story, 'stderr').trim();
  const known = pythonWords(errors);
  if (known !== undefined) return `Python ${known}`;
  if (/^(?:Traceback |\s*\+ Exception Group Traceback )/m.test(errors)) return 'The program ends with an error';
  if (/^\s*File "[^]*SyntaxError: /.test(errors)) return 'Python refuses the program with `SyntaxError`';
  const lines = printed(story, 'stdout').trimEnd().split('\n').filter((line, index, all) => line !== '' || all.length > 1 + index);
  if (/^Executing [^]* took /.test(errors)) return 'Python warns of a step that took too long';
  if (errors !== '' && lines.length === 0) return `Python prints \`${shorten(errors.split('\n').at(-1) ?? '')}\``;
  const place = story.betweenTurns ? 'between two turns of the loop' : 'outside the loop';
  const [only = ''] = lines;
  return lines.length === 0 ? `The program runs ${place}` : `The program prints ${lines.length > 1 ? `${lines.length} lines` : `\`${shorten(only.trim())}\``} ${place}`;
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
