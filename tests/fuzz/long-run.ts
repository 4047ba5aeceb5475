import { problemsOf } from './check-document.ts';
import { corpus, inputOf } from './inputs.ts';
import { random } from './random.ts';

/** Reads broken documents for `--minutes N`, or `--inputs N` of them, from seed `--seed N` on, and prints how many, how fast, and each that goes wrong. */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const most = option('inputs', Infinity);
const until = Date.now() + option('minutes', most === Infinity ? 1 : Infinity) * 60_000;
const first = option('seed', 1_000_000);
const count = { documents: 0, characters: 0, wrong: 0 };
let slowest = { seed: 0, milliseconds: 0, perCharacter: 0 };
const kinds = new Map<string, string>();
for (let seed = first; Date.now() < until && count.documents < most; seed += 1) {
  for (const language of ['rst', 'md'] as const) {
    const numbers = random(seed);
    const text = inputOf(numbers);
    const began = performance.now();
    const problems = await problemsOf(text, language, numbers.pick(corpus));
    const milliseconds = performance.now() - began;
    if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds, perCharacter: milliseconds / text.length };
    count.documents += 1;
    count.characters += text.length;
    if (problems.length > 0) count.wrong += 1;
    for (const problem of problems) {
      const kind = `${language} ${problem.replace(/the word \w+/, 'the word')}`.replace(/\d+/g, 'n');
      if (!kinds.has(kind)) { kinds.set(kind, problem); console.log(`seed ${seed} ${language}: ${problem}`); }
    }
  }
}
console.log(`${count.documents} documents, ${count.characters} characters, ${count.wrong} wrong; the slowest took ${Math.round(slowest.milliseconds)} ms (seed ${slowest.seed})`);
process.exitCode = count.wrong > 0 ? 1 : 0;
