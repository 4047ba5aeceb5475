import type { Block, Directive, Document } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { insideFile, type SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { inclusionKey } from './include.ts';
import { projectPath } from './project-path.ts';
import type { DirectiveFiles, FileWorld } from './read-files.ts';
import type { DirectiveCall, DirectiveSpec, ObjectScope } from './specification.ts';

/** What is known while the directives of one document are applied, in reading order. */
export interface DirectiveState extends DirectiveFiles {
  readonly document: Document;
  readonly world: FileWorld;
  readonly report: Report;
  readonly apply: (blocks: readonly Block[]) => readonly Block[];
  /** Inclusions being applied, by `inclusionKey`, outermost first. */
  readonly trail: string[];
  language: string | undefined;
  /** Class names that the next visible block gets. */
  classes: readonly string[];
  saidNote: boolean;
  scope: ObjectScope;
}

/** Returns what `directive`'s specification is run with. */
export function callOf(directive: Directive, spec: DirectiveSpec, state: DirectiveState): DirectiveCall {
  const { world, report } = state;
  const find = (name: string): Directive['options'][number] | undefined => directive.options.find((option) => option.name.toLowerCase() === name);
  const source = state.files.get(directive.span.path);
  return {
    directive, spec, report, language: state.language, apply: state.apply,
    option: (...names) => names.map((name) => find(name)?.value).find((value) => value !== undefined),
    optionSpan: (name) => find(name)?.valueSpan ?? directive.nameSpan,
    inline: (text, span) => (world.markup && source
      ? world.markup.inline(text, { file: source, line: span.start.line, column: span.start.column }, report)
      : [{ type: 'text', span, value: text }]),
    blocks: (text, line, column, file = source) => (world.markup && file
      ? state.apply(world.markup.blocks(text, { file, line, column }, report))
      : [{ type: 'paragraph', span: directive.span, children: [{ type: 'text', span: directive.span, value: text }] }]),
    place: (line, column, text) => placeOf(directive, source, line, column, text),
    file: (path) => fileAt(path, directive, state),
    included: (path) => {
      if (!fileAt(path, directive, state)) return undefined;
      const key = inclusionKey(directive) ?? '';
      const tree = state.included.get(key);
      if (!tree || state.trail.includes(key)) {
        report(diagnostic('directive/include-circle', directive.argumentSpan, { path }));
        return undefined;
      }
      state.trail.push(key);
      const blocks = state.apply(tree.children);
      state.trail.pop();
      return blocks;
    },
    scope: state.scope,
    within: (scope, run) => {
      const before = state.scope;
      state.scope = scope;
      const result = run();
      state.scope = before;
      return result;
    },
    setModule: (module) => { state.scope = { module, owner: '' }; },
    setLanguage: (language) => { state.language = language; },
    setClasses: (classes) => { state.classes = classes; },
  };
}

/** Returns the file at `path`; says once for each path that it leads out of the project or is not there. */
function fileAt(path: string, directive: Directive, state: DirectiveState): SourceFile | undefined {
  const resolved = projectPath(directive.span.path, path);
  const file = resolved === undefined ? undefined : state.files.get(resolved);
  if (file) return file;
  const span = directive.argument === '' ? directive.nameSpan : directive.argumentSpan;
  if (resolved === undefined) state.report(diagnostic('directive/outside-project', span, { path }));
  else state.report(diagnostic('directive/file-missing', span, { path: resolved }));
  return undefined;
}

/** Where content begins behind the name of the directive, its further lines stand elsewhere than under its first: there the text is looked for. */
function placeOf(directive: Directive, source: SourceFile | undefined, line: number, expected: number, text: string): Span {
  const base = source?.lineStarts[line - 1] ?? directive.span.start.offset;
  const [first = ''] = text.split('\n');
  const whole = source?.text.slice(base, source.lineStarts[line]) ?? '';
  const column = whole.startsWith(first, expected - 1) || !whole.includes(first) ? expected : whole.indexOf(first) + 1;
  const start = { line, column, offset: base + column - 1 };
  const span = { path: directive.span.path, start, end: { line, column: column + first.length, offset: start.offset + first.length } };
  return source ? insideFile(source, span) : span;
}
