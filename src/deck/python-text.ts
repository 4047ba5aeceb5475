/** Reads just enough of Python's surface to tell code from prose, comments and strings. Nothing here runs or parses a program. */

const stringOrComment = /#[^\n]*|(?:\b[bBfFrRtTuU]{1,2})?(?:"""[^]*?(?:(?<!\\)"""|$)|'''[^]*?(?:(?<!\\)'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)/g;

/** Returns `text` without its comments and with every string literal as `''`; lines keep their numbers. */
export function withoutStrings(text: string): string {
  return text.replace(stringOrComment, (match) => (match.startsWith('#') ? '' : `''${feedsOf(match)}`));
}

/** Returns `text` as `withoutStrings` does, but with the expressions that formatted strings hold in braces, which are code too. */
export function codeOnly(text: string): string {
  return text.replace(stringOrComment, (match) => {
    if (match.startsWith('#')) return '';
    const fields = /^\w*[fFtT]/.test(match) ? [...match.matchAll(/\{([^{}\n]*)\}/g)].map((field) => field[1]) : [];
    return `''${fields.length > 0 ? ` (${fields.join(') (')})` : ''}${feedsOf(match)}`;
  });
}

const feedsOf = (text: string): string => '\n'.repeat(text.split('\n').length - 1);

/** Returns whether `text` is an interactive session: its first line that is not blank has the prompt `>>>`. */
export function isSession(text: string): boolean {
  return /^\s*>>>(?: |$)/m.test(text) && /^\s*>>>/.test(text);
}

/** Returns the source of a session: the lines after its prompts; output is left out. */
export function sessionSource(text: string): string {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(?:>>>|\.\.\.)(?: (.*))?$/.exec(line);
    return match ? [match[1] ?? ''] : [];
  }).join('\n');
}

const runners = [
  /\basyncio\s*\.\s*run\s*\(/, /\bRunner\s*\(/, /\brun_until_complete\s*\(/, /\brun_forever\s*\(/,
];
const importsRun = /^[ \t]*from\s+asyncio\s+import\b[^\n]*\brun\b/m;
const plainRun = /(?<![\w.])run\s*\(/;

/**
 * Returns whether the Python text `code` (a script, or the source of a session) starts an event loop: it calls `asyncio.run`,
 * `Runner`, `run_until_complete` or `run_forever`. A signature, as in `class asyncio.Runner(*, debug=None)` or
 * `asyncio.run(coro, *, debug=False)`, is no call.
 */
export function runsEventLoop(code: string): boolean {
  const bare = withoutStrings(code);
  const calls = importsRun.test(bare) ? [...runners, plainRun] : runners;
  return bare.split('\n').some((line) => calls.some((call) => isCall(line, call.exec(line)?.index)));
}

/** A definition or a signature names a function without calling it; a bare `*` or `/` stands in parameter lists alone. */
function isCall(line: string, at: number | undefined): boolean {
  return at !== undefined
    && !/(?:\b(?:def|class|function|method|coroutine|awaitable|exception)\s+)[\w.]*$/.test(line.slice(0, at))
    && !/[(,]\s*[*/]\s*[,)]/.test(line.slice(at));
}

/** Beginnings of lines that Python has and prose has not. */
const statements = [
  /^(?:async\s+)?def\s+\w+\s*\(.*\)\s*(?:->.*)?:/, /^class\s+\w+(?:\(.*\))?\s*:/, /^import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,.*)?$/,
  /^from\s+[\w.]+\s+import\s+/, /^@[\w.]+(?:\(.*\))?$/, /^(?:async\s+)?with\s+.+:$/, /^(?:async\s+)?for\s+.+\s+in\s+.+:$/,
  /^while\s+.+:$/, /^(?:if|elif)\s+.+:$/, /^(?:try|else|finally):$/, /^except\b.*:$/, /^await\s+[\w.]+\(/, /^[\w.]+\s*=\s*[^=\s].*$/,
  /^(?:return|yield|raise|assert)\b/, /^print\(.*\)$/, /^asyncio\.\w+\(.*\)$/,
];

/** Returns whether `text`, a block in no stated language, is Python: a session, or mostly lines that begin as statements do. */
export function looksLikePython(text: string): boolean {
  if (isSession(text)) return true;
  const lines = withoutStrings(text).split('\n').map((line) => line.trimEnd()).filter((line) => line !== '' && !/^\s/.test(line));
  const known = lines.filter((line) => statements.some((statement) => statement.test(line)));
  return known.length > 0 && known.length * 2 > lines.length && !lines.some((line) => /^[$%]\s|^\w+:\s|;$/.test(line));
}
