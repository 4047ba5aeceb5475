import type { ProgramPart } from '../trace/program.ts';
import { codeOnly, sessionSource } from './python-text.ts';

/** The parts of a document read so far. */
export interface EarlierParts {
  readonly add: (part: ProgramPart) => void;
  /** Returns the parts that `main` may need, in their order. */
  readonly neededBy: (main: ProgramPart) => readonly ProgramPart[];
}

/**
 * Returns a register of parts, empty at first. A part is left out of what a program needs only when it surely gives nothing: it
 * mentions no name that the program, or any part that is kept, could take from outside itself, and it changes nothing that all share
 * (a module's attribute, a seed, a policy). Most examples bring all they use, so that editing one leaves the others' recordings alone.
 */
export function earlierParts(): EarlierParts {
  const parts: ProgramPart[] = [];
  const mentioned: ReadonlySet<string>[] = [];
  const sharing: number[] = [];
  const byName = new Map<string, number[]>();
  return {
    add: (part) => {
      const code = codeOf(part);
      const index = parts.push(part) - 1;
      if (sharesState(code)) sharing.push(index);
      mentioned.push(namesIn(code));
      for (const name of mentioned[index] ?? []) listed(byName, name).push(index);
    },
    neededBy: (main) => {
      const own = codeOf(main);
      if (dynamic.test(own)) return [...parts];
      const kept = new Set<number>();
      const wanted = namesFromOutside(own);
      const keep = (index: number): void => {
        if (!kept.has(index)) addAll(wanted, mentioned[index]);
        kept.add(index);
      };
      sharing.forEach(keep);
      for (const name of wanted) byName.get(name)?.forEach(keep);
      return [...kept].toSorted((a, b) => a - b).flatMap((index) => parts[index] ?? []);
    },
  };
}

const codeOf = (part: ProgramPart): string => codeOnly(part.kind === 'session' ? sessionSource(part.text) : part.text);

/** Calls through which a program may reach any name. */
const dynamic = /\b(?:exec|eval|globals|locals|vars|__import__|import_module|reload)\s*\(|^\s*from\s+[\w.]+\s+import\s+\*/m;
/** Calls that change what every program shares; those of tasks, futures and events change only these. */
const sharedCall = /\b(?:set(?!_result\b|_exception\b|_name\b)[_A-Za-z]\w*|seed|delattr|patch|basicConfig|simplefilter|filterwarnings|addHandler|install|register\w*|chdir|putenv|environ)\b/;
/** `asyncio.sleep = fake`, `os.environ['A'] = '1'`; an object's own attributes, set in its methods, are its own affair. */
const sharedChange = /^[ \t]*(?!self\b|cls\b)[A-Za-z_]\w*(?:\.\w+|\[[^\]\n]*\])+[ \t]*[-+*/|&]?=(?!=)/m;

function sharesState(code: string): boolean {
  const redefined = [...code.matchAll(/^(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]*)?=(?!=)/gm)];
  return dynamic.test(code) || sharedCall.test(code) || sharedChange.test(code) || redefined.some(([, defined, assigned]) => builtins.has(defined ?? assigned ?? ''));
}

/** Identifiers that are mentioned, but for those after a dot. */
function namesIn(code: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name] of code.matchAll(word)) if (!keywords.has(name) && !builtins.has(name)) found.add(name);
  return found;
}

/**
 * The names of `code` but for those that it surely gives itself: the locals of a function inside it, and names whose first
 * mention is a definition at the outermost level.
 */
function namesFromOutside(code: string): Set<string> {
  const wanted = new Set<string>();
  const own = new Set<string>();
  const lines = code.split('\n');
  const locals = localsByLine(lines);
  lines.forEach((line, index) => {
    const given = givenBy(line);
    const mentions = [...line.matchAll(word)].filter((match) => !isKeywordArgument(line, match)).map(([name]) => name);
    for (const name of mentions) {
      if (keywords.has(name) || builtins.has(name) || own.has(name) || wanted.has(name) || locals[index]?.has(name)) continue;
      if (given.has(name) && mentions.filter((other) => other === name).length === 1) own.add(name);
      else wanted.add(name);
    }
  });
  return wanted;
}

const isKeywordArgument = (line: string, { 0: name, index }: RegExpExecArray): boolean =>
  /[(,]\s*$/.test(line.slice(0, index)) && /^\s*=(?!=)/.test(line.slice(index + name.length));

/** For each line the parameters and locals of the functions it stands in; the header of a function counts as inside. */
function localsByLine(lines: readonly string[]): readonly ReadonlySet<string>[] {
  const found = lines.map(() => new Set<string>());
  lines.forEach((line, start) => {
    const header = /^(\s*)(?:async\s+)?def\s+\w+\s*\(/.exec(line);
    if (!header) return;
    const indent = header[1]?.length ?? 0;
    let open = start;
    while (open < lines.length - 1 && !/:\s*(?:\S.*)?$/.test(lines[open] ?? '')) open += 1;
    let end = open + 1;
    while (end < lines.length && (/^\s*$/.test(lines[end] ?? '') || (/^\s*/.exec(lines[end] ?? '')?.[0].length ?? 0) > indent)) end += 1;
    const parameters = parametersOf(lines.slice(start, open + 1).join(' ').slice(header[0].length));
    const body = lines.slice(open + 1, end);
    const elsewhere = new Set(body.flatMap((inner) => /^\s*(?:global|nonlocal)\s+(.*)/.exec(inner)?.[1]?.split(/\s*,\s*/) ?? []));
    const names = [...parameters, ...body.flatMap(assignedIn)].filter((name) => !elsewhere.has(name));
    for (let at = start; at < end; at += 1) names.forEach((name) => found[at]?.add(name));
  });
  return found;
}

/** Parameters in the text behind the bracket of a `def`; one whose default reads a name like its own (`i=i`) is left out. */
function parametersOf(header: string): readonly string[] {
  return [...header.matchAll(/(?:^|[(,*]\s*)([A-Za-z_]\w*)(?=\s*[:=,)])(?:[^,=()]*=([^,)]*))?/g)]
    .filter(([, name, value]) => !new RegExp(`\\b${name}\\b`).test(value ?? '')).map(([, name]) => name ?? '');
}

/** Names that a statement makes local: targets of an assignment, of `for`, `with … as`, `except … as`, and inner definitions. */
function assignedIn(line: string): readonly string[] {
  const targets = /^\s+([A-Za-z_][\w\s,]*?)\s*(?::[^=()]*)?=(?!=)/.exec(line)?.[1] ?? /^\s+(?:async\s+)?for\s+([\w\s,]+?)\s+in\b/.exec(line)?.[1] ?? '';
  const named = /^\s+(?:async\s+)?(?:with|except)\b.*\bas\s+(\w+)\s*:/.exec(line)?.[1] ?? /^\s+(?:(?:async\s+)?def|class)\s+(\w+)/.exec(line)?.[1];
  return [...targets.split(/[\s,]+/), named ?? ''].filter((name) => name !== '' && !keywords.has(name));
}

/** Names that a line at the outermost level defines: by `def`, `class`, `import`, or a plain assignment. */
function givenBy(line: string): ReadonlySet<string> {
  const definition = /^(?:(?:async\s+)?def|class)\s+(\w+)/.exec(line)?.[1] ?? /^(\w+)\s*(?::[^=]*)?=(?!=)/.exec(line)?.[1];
  if (definition) return new Set([definition]);
  const imported = /^(?:from\s+[\w.]+\s+)?import\s+([\w\s,.]+)$/.exec(line)?.[1];
  return new Set((imported ?? '').split(',').map((one) => /\bas\s+(\w+)/.exec(one)?.[1] ?? /^\s*(\w+)/.exec(one)?.[1] ?? ''));
}

function listed(byName: Map<string, number[]>, name: string): number[] {
  const known = byName.get(name) ?? [];
  byName.set(name, known);
  return known;
}

function addAll(names: Set<string>, more: ReadonlySet<string> | undefined): void {
  more?.forEach((name) => names.add(name));
}

const word = /(?<![\w.])[\p{L}_][\p{L}\p{N}_]*/gu;

const keywords = new Set(('False None True and as assert async await break class continue def del elif else except finally for from global if import in is '
  + 'lambda nonlocal not or pass raise return try while with yield match case type').split(' '));

/** Python's built-in functions and the exceptions that examples use. */
const builtins = new Set(('abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod '
  + 'enumerate filter float format frozenset getattr hasattr hash help hex id input int isinstance issubclass iter len list map max memoryview min next '
  + 'object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type zip '
  + 'BaseException Exception BaseExceptionGroup ExceptionGroup ArithmeticError AttributeError EOFError GeneratorExit ImportError IndexError KeyError '
  + 'KeyboardInterrupt LookupError NameError NotImplementedError OSError RuntimeError StopAsyncIteration StopIteration SystemExit TimeoutError TypeError '
  + 'ValueError ZeroDivisionError ConnectionError Ellipsis NotImplemented __name__ __file__ __doc__').split(' '));
