import type { DiagramFailure } from '../../contract/diagram.ts';

const frontMatter = /^[^\S\n\r]*-{3}\s*[\n\r](?:.*?)[\n\r][^\S\n\r]*-{3}\s*[\n\r]+/s;

/** A text as Mermaid is given it, and how many of its lines Mermaid leaves out before it begins to count. */
export interface CountedText {
  readonly text: string;
  readonly skipped: number;
}

/**
 * Returns a text in which Mermaid's line numbers differ from the author's by a known number only: comments and directives keep their lines.
 * Mermaid drops front matter, comments and empty lines at the start before it parses.
 */
export function countedText(source: string): CountedText {
  const unix = source.replace(/\r\n?/g, '\n');
  const text = unix
    .replace(/%%\{[\s\S]*?\}%%/g, (directive) => directive.replace(/\n/g, ' ') + '\n'.repeat(directive.split('\n').length - 1))
    .replace(/^[^\S\n]*%%(?!\{).*$/gm, '');
  const front = frontMatter.exec(text)?.[0] ?? '';
  const body = text.slice(front.length).replace(/%%\{.*?\}%%/g, '');
  const leading = /^\s*/.exec(body)?.[0] ?? '';
  return { text, skipped: front.split('\n').length + leading.split('\n').length - 2 };
}

/** Returns what Mermaid's parsers say about a text, in one sentence, with the author's line where they name one. */
export function syntaxFailure(thrown: unknown, { skipped }: CountedText): DiagramFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const line = lineOf(thrown, message);
  return { problem: sentence(message), ...(line !== undefined && { line: line + skipped }) };
}

/** Older parsers of Mermaid give `hash.loc`, newer ones the token at which they stopped. */
function lineOf(thrown: unknown, message: string): number | undefined {
  const said = /\b(?:on|at) line:? ?(\d+)/i.exec(message)?.[1] ?? /\bline (\d+)/i.exec(message)?.[1];
  if (said !== undefined) return Number(said);
  const named = find(thrown, ['hash', 'loc', 'first_line']) ?? find(thrown, ['result', 'parserErrors', '0', 'token', 'startLine'])
    ?? find(thrown, ['result', 'lexerErrors', '0', 'line']);
  return typeof named === 'number' && Number.isFinite(named) ? named : undefined;
}

function find(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
}

function sentence(message: string): string {
  const lines = message.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const expected = lines.find((line) => line.startsWith('Expecting'));
  const pointer = lines.findIndex((line) => /^-*\^$/.test(line));
  const near = pointer > 0 ? lines[pointer - 1] : undefined;
  if (near === undefined) return lines.join(' ').replace(/^Error: /, '').slice(0, 300);
  const got = /got '([^']*)'/.exec(expected ?? '')?.[1];
  return `Mermaid does not understand this near "${near.replace(/^\.\.\./, '…')}"${got === undefined ? '' : `: it did not expect ${got}`}`;
}
