import type { Claim } from '../document/claim.ts';
import type { Block, CodeBlock, Document } from '../document/nodes.ts';
import { claimForms, claimTexts, readClaim } from '../document/read-claim.ts';
import type { TraceOptions } from '../document/trace-options.ts';
import { childBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import { defaultBudgets, type Program, type ProgramPart } from '../trace/program.ts';
import { stepComments } from '../trace/step-comments.ts';
import type { Example } from './deck.ts';
import { spanOfLine } from './line-span.ts';
import { earlierParts, type EarlierParts } from './needed-setup.ts';
import { isSession, looksLikePython, runsEventLoop, sessionSource } from './python-text.ts';

/** The examples of a document by the block that holds their code, still without ids. */
export type Programs = ReadonlyMap<Block, Omit<Example, 'id'>>;

/** How a code block is shown that runs an event loop without anybody having asked for a recording. */
const unasked: TraceOptions = { views: ['code', 'stage', 'sequence'], detail: 'task', axis: 'instants' };

const pythonNames = /^(?:python|python3|py|py3|pycon|pycon3|python-console|python-repl)$/i;

/**
 * Returns the programs of `document` in reading order: each code block that runs an event loop and each `trace`.
 *
 * Blocks of one document share a namespace, as doctest's do: the setup of a program is every Python block before it, sessions,
 * `testcode`, `testsetup` and other programs included. Outside it stay output, what is marked `+SKIP`, speaker notes, and
 * blocks that surely give the program nothing. A block that is shown only (`:no-trace:`) still counts; one that cannot run
 * (a signature, an excerpt) does no harm, because setup runs without a word and its errors are dropped.
 *
 * What comments of a program claim goes to its options; a claim of no known form is reported.
 */
export function findPrograms(document: Document, report: Report = () => undefined): Programs {
  const programs = new Map<Block, Omit<Example, 'id'>>();
  const earlier = earlierParts();
  const visit = (blocks: readonly Block[]): void => {
    blocks.forEach((block, index) => {
      if (block.type === 'notes') return;
      const code = block.type === 'trace' ? block.code : block;
      const part = code.type === 'code' ? partOf(code, block.type === 'trace') : undefined;
      if (code.type === 'code' && part) {
        if (block.type === 'trace' || isExample(code, part)) programs.set(block, exampleOf(block, code, part, earlier, blocks[index + 1], report));
        if (!skipped(part)) earlier.add(part);
      }
      visit(childBlocks(block));
    });
  };
  visit(document.children);
  return programs;
}

/** Returns the block that holds the promised output of `code`: a `testoutput` right after it. */
export function promisedOutput(next: Block | undefined): CodeBlock | undefined {
  return next?.type === 'code' && next.doctest === 'output' ? next : undefined;
}

function exampleOf(block: Block, code: CodeBlock, main: ProgramPart, earlier: EarlierParts, next: Block | undefined, report: Report): Omit<Example, 'id'> {
  const options = block.type === 'trace' ? block.options : unasked;
  const promise = promisedOutput(next);
  const expected = options.expect !== undefined ? { text: options.expect, span: block.span } : promise && { text: promise.text, span: promise.span };
  const program: Program = {
    path: code.origin.path, setup: earlier.neededBy(main), main, options: { seed: 0, budgets: defaultBudgets },
  };
  const claims = [...(options.claims ?? []), ...commentedClaims(program, code, report)];
  return { span: code.span, program, options: claims.length > 0 ? { ...options, claims } : options, ...(expected && { expected }) };
}

/** Returns what the comments `# claim: …` of `program` say that its recording must show; reports those of no known form. */
function commentedClaims(program: Program, { span: whole }: CodeBlock, report: Report): readonly Claim[] {
  return stepComments(program.main.text).claims.flatMap(({ text, line }) => claimTexts(text).flatMap((one): readonly Claim[] => {
    const span = spanOfLine(program, whole, line);
    const claim = readClaim(one, span);
    if (!claim) report(diagnostic('directive/bad-line', span, { directive: '# claim', value: one, accepted: claimForms }));
    return claim ? [claim] : [];
  }));
}

function partOf(code: CodeBlock, surely: boolean): ProgramPart | undefined {
  if (!surely && !isPython(code)) return undefined;
  const kind = code.form === 'doctest' || isSession(code.text) ? 'session' : 'script';
  const { line, column } = code.origin;
  return { kind, text: code.text, line, ...(column !== undefined && column > 1 && { column }) };
}

function isPython(code: CodeBlock): boolean {
  if (code.doctest === 'output' || code.doctest === 'cleanup') return false;
  if (code.form === 'doctest' || code.doctest) return true;
  if (code.language !== undefined) return pythonNames.test(code.language);
  return code.form === 'literal' && looksLikePython(code.text);
}

function isExample(code: CodeBlock, part: ProgramPart): boolean {
  if (code.trace === false || code.problem !== undefined || code.doctest === 'setup' || skipped(part)) return false;
  return runsEventLoop(part.kind === 'session' ? sessionSource(part.text) : part.text);
}

const skipped = (part: ProgramPart): boolean => /#\s*doctest:[^\n]*\+SKIP\b/.test(part.text);
