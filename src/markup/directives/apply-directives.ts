import type { Inline } from '../../document/inline.ts';
import { mapChildBlocks } from '../../document/map.ts';
import type { Block, CodeBlock, Directive, Document, SubstitutionDefinition } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveState } from './call.ts';
import { callOf } from './call.ts';
import { checkDirective } from './check-directive.ts';
import { withClasses } from './container.ts';
import { imageFacts } from './image.ts';
import type { FileWorld } from './read-files.ts';
import { readDirectiveFiles } from './read-files.ts';
import { directiveNames, findDirective } from './registry.ts';
import { spliceIncludes } from './splice-includes.ts';
import { substitutionText } from './substitution-text.ts';
import { nearestName } from './suggestion.ts';

/**
 * What directives need of the world: the text of a file of the project, and the markup language and source of the document
 * (without them the text in options and arguments stays plain, and nothing can be included).
 */
export type DirectiveWorld = FileWorld;

/**
 * Returns `document` with every `Directive` replaced by what its specification makes of it. An unknown one is reported and its
 * source kept as a literal block; so is one that lacks what it needs.
 */
export async function applyDirectives(document: Document, world: DirectiveWorld, report: Report): Promise<Document> {
  const found = await readDirectiveFiles(document, world, report);
  const whole = { ...document, children: spliceIncludes(document.children, document.path, found, report) };
  const markup = world.markup?.within?.(whole) ?? world.markup;
  const state: DirectiveState = {
    document: whole, world: markup ? { ...world, markup } : world, report, ...found, language: undefined, classes: [], trail: [document.path],
    apply: (blocks) => applyBlocks(blocks, state), saidNote: false, scope: { module: '', owner: '' },
  };
  return { ...document, children: applyBlocks(whole.children, state) };
}

function applyBlocks(blocks: readonly Block[], state: DirectiveState): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const classes = state.classes;
    const invisible = block.type === 'comment' || block.type === 'target' || block.type === 'substitution';
    if (!invisible) state.classes = [];
    const results = block.type === 'directive' ? applyDirective(block, state) : [applyInside(block, state)];
    const taker = invisible ? -1 : results.findIndex(({ type }) => type !== 'comment' && type !== 'target');
    results.forEach((result, index) => out.push(index === taker ? withClasses(result, classes) : result));
    if (!invisible && taker === -1) state.classes = [...classes, ...state.classes];
  }
  return out.length === blocks.length && out.every((block, index) => block === blocks[index]) ? blocks : out;
}

function applyInside(block: Exclude<Block, Directive>, state: DirectiveState): Block {
  if (block.type === 'substitution') return applySubstitution(block, state);
  if (block.type === 'code') return block.form === 'literal' && block.language === undefined && state.language !== undefined ? { ...block, language: state.language } : block;
  return mapChildBlocks(block, state.apply);
}

function applyDirective(directive: Directive, state: DirectiveState): readonly Block[] {
  const spec = findDirective(directive.name);
  if (!spec) {
    const near = nearestName(directive.name, directiveNames());
    const hint = near === undefined ? 'its text is shown as it stands' : `did you mean \`${near}\`?`;
    const problem = diagnostic('directive/unknown', directive.nameSpan, { name: directive.name, hint });
    state.report(problem);
    return [sourceOf(directive, state, problem.message), ...state.apply(directive.children)];
  }
  if (!checkDirective(directive, spec, state.report)) return [sourceOf(directive, state, `\`${directive.name}\` needs an argument`)];
  if (spec.name === 'note') sayNoteOnce(directive, state);
  const results = spec.run(callOf(directive, spec, state));
  return spec.body === 'none' && directive.content !== '' ? [...results, contentOf(directive)] : results;
}

/** Authors who come from other slide tools take `note` for a speaker note. */
function sayNoteOnce(directive: Directive, state: DirectiveState): void {
  if (!state.saidNote) state.report(diagnostic('directive/note-on-slide', directive.nameSpan, {}));
  state.saidNote = true;
}

/** Returns the whole directive as it was written, as literal text. */
function sourceOf(directive: Directive, state: DirectiveState, problem: string): CodeBlock {
  const { span } = directive;
  const text = state.files.get(span.path)?.text.slice(span.start.offset, span.end.offset) ?? [directive.argument, directive.content].filter((part) => part !== '').join('\n\n');
  return { type: 'code', form: 'literal', span, text, origin: { path: span.path, line: span.start.line }, trace: false, problem };
}

function contentOf({ span, content, contentLine }: Directive): CodeBlock {
  return { type: 'code', form: 'literal', span, text: content, origin: { path: span.path, line: contentLine }, trace: false };
}

function applySubstitution({ directive, ...definition }: SubstitutionDefinition, state: DirectiveState): Block {
  if (!directive) return definition;
  const children = substitutionOf(directive, definition.name, state);
  const flag = (...names: readonly string[]): boolean => directive.options.some(({ name }) => names.includes(name.toLowerCase()));
  const trim = { before: flag('ltrim', 'trim'), after: flag('rtrim', 'trim') };
  if (children && directive.name.toLowerCase() === 'unicode' && (trim.before || trim.after)) return { ...definition, children, trim };
  return children ? { ...definition, children } : { ...definition, children: [{ type: 'inline-problem', span: directive.span, text: directive.argument || directive.content }] };
}

function substitutionOf(directive: Directive, name: string, state: DirectiveState): readonly Inline[] | undefined {
  const spec = findDirective(directive.name);
  if (!spec) {
    state.report(diagnostic('directive/unknown', directive.nameSpan, { name: directive.name, hint: 'a substitution takes `replace`, `image`, `unicode` or `date`' }));
    return undefined;
  }
  if (!checkDirective(directive, spec, state.report)) return undefined;
  const call = callOf(directive, spec, state);
  if (spec.name === 'image') return [{ type: 'inline-image', span: directive.span, image: { alt: name, ...imageFacts(call) } }];
  const text = substitutionText(call, state.document.meta['date']?.value);
  if (!text && !['replace', 'unicode', 'date'].includes(spec.name)) state.report(diagnostic('directive/not-in-substitution', directive.nameSpan, { directive: directive.name }));
  return text;
}
