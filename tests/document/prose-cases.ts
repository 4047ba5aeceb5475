import { readFileSync } from 'node:fs';

/** A case in prose: its name is a claim, `input` a document, `parts` what is expected, by their titles. */
export interface ProseCase {
  readonly name: string;
  readonly input: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Returns the cases of the file at `path`: `@@ name`, the input, then for each expectation `@@> title` and its text. */
export function proseCases(path: string): readonly ProseCase[] {
  const cases = readFileSync(path, 'utf8').split(/^@@ /m).slice(1);
  return cases.map((text) => {
    const [head = '', ...rest] = text.split(/^@@> /m);
    const name = head.slice(0, head.indexOf('\n'));
    const parts = rest.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1).trimEnd()] as const);
    return { name: name.trim(), input: head.slice(name.length + 1).trimEnd(), parts: Object.fromEntries(parts) };
  });
}
