import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import plaintext from 'highlight.js/lib/languages/plaintext';
import python from 'highlight.js/lib/languages/python';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from './html.ts';

const engine = hljs.newInstance();
const grammars = { bash, c, css, diff, ini, javascript, json, markdown, plaintext, python, shell, typescript, xml, yaml };
for (const [name, grammar] of Object.entries(grammars)) engine.registerLanguage(name, grammar);

/** Names that authors use for a language and highlight.js does not, by the name it is registered under. */
const aliases: Readonly<Record<string, string>> = {
  default: 'python', python3: 'python', py3: 'python', ipython: 'python', ipython3: 'python', cython: 'python', bat: 'shell', powershell: 'shell',
  restructuredtext: 'plaintext', rst: 'plaintext', none: 'plaintext', output: 'plaintext', traceback: 'plaintext', pytb: 'plaintext', rest: 'plaintext',
};

/** Names of a Python session, whose lines begin with `>>>`. */
const sessions = new Set(['pycon', 'doctest', 'python-repl', 'pycon3', 'python-console', 'ipythonconsole']);

/** A text longer than this many characters is not worth colours: it is shown as it stands. */
const longest = 200_000;

/**
 * Returns the HTML of each line of `text`, coloured as `language` with the classes of highlight.js. Every line is balanced by
 * itself: what spans lines is closed at the end of one and opened again in the next. In a Python session the prompts are
 * `<span class="prompt">` and what was printed is `<span class="output">`. An unknown language gives plain escaped text.
 */
export function highlightLines(text: string, language: string): readonly string[] {
  const name = language.trim().toLowerCase();
  return isSession(name) ? sessionLines(text) : balancedLines(coloured(text, aliases[name] ?? name));
}

/** Returns whether `language` names a Python session. */
export function isSession(language: string): boolean {
  return sessions.has(language.trim().toLowerCase());
}

function coloured(text: string, language: string): string {
  if (text.length > longest || !engine.getLanguage(language)) return escapeHtml(text);
  return engine.highlight(text, { language, ignoreIllegals: true }).value;
}

/** Cuts highlighted HTML at its line feeds; at each cut the open elements are closed and opened again. */
function balancedLines(html: string): string[] {
  const lines: string[] = [];
  const open: string[] = [];
  let line = '';
  for (const token of html.split(/(<[^>]*>|\n)/)) {
    if (token === '\n') {
      lines.push(line + '</span>'.repeat(open.length));
      line = open.join('');
    } else {
      line += token;
      if (token === '</span>') open.pop();
      else if (token.startsWith('<')) open.push(token);
    }
  }
  return [...lines, line];
}

/** A stretch of a session: lines typed at the prompts, or lines that Python printed. */
interface SessionPart {
  readonly typed: boolean;
  readonly lines: string[];
}

/** What doctest takes for a prompt: `>>>` or `...`, then a blank or the end of the line (doctest.DocTestParser). */
const prompt = /^(\s*(?:>>>|\.\.\.)(?: |$))(.*)$/;

function sessionLines(text: string): string[] {
  return sessionParts(text.split('\n')).flatMap((part) => {
    if (!part.typed) return part.lines.map((line) => (line === '' ? '' : `<span class="output">${escapeHtml(line)}</span>`));
    const typed = part.lines.map((line) => prompt.exec(line));
    const source = balancedLines(coloured(typed.map((match) => match?.[2] ?? '').join('\n'), 'python'));
    return source.map((line, index) => `<span class="prompt">${escapeHtml(typed[index]?.[1] ?? '')}</span>${line}`);
  });
}

/** An example begins with `>>>`; `...` goes on with it and is output anywhere else. */
function sessionParts(lines: readonly string[]): SessionPart[] {
  const parts: SessionPart[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const typed = /^\s*>>>(?: |$)/.test(line) || (last?.typed === true && /^\s*\.\.\.(?: |$)/.test(line));
    const begins = !last || last.typed !== typed || /^\s*>>>/.test(line);
    if (begins) parts.push({ typed, lines: [line] });
    else last.lines.push(line);
  }
  return parts;
}
