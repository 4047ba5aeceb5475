import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

type Extension = ReturnType<typeof directive>;
type Construct = Extract<NonNullable<NonNullable<Extension['flow']>[number]>, { tokenize: unknown }>;

type Code = Parameters<Parameters<Construct['tokenize']>[1]>[0];

const colon = 58;
const space = 32;
/** What may follow the name of a directive, besides blanks: `[`, `{`, the end of the line or of the text. */
const afterName = (code: Code): boolean => code === 91 || code === 123 || code === null || code < 0;

/**
 * Returns `text` as the tree of the unified family, read in one piece: CommonMark with GFM, front matter and block directives.
 *
 * Directives inside a line are left out on purpose, so that `12:30` and `:class:` stay words. `::: notes` may have blanks after
 * the colons and after the name, as Pandoc writes it.
 */
export function treeOfPiece(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml']), blockDirectives()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml']), directiveFromMarkdown({ verbose: true })],
  });
}

function blockDirectives(): Extension {
  const constructs = directive().flow?.[colon] ?? [];
  return { flow: { [colon]: (Array.isArray(constructs) ? constructs : [constructs]).map((construct, index) => (index === 0 ? spaced(construct) : construct)) } };
}

/** Returns the container construct `base` with blanks allowed around the name; they become part of what stands before them. */
function spaced(base: Construct): Construct {
  return {
    ...base,
    tokenize(effects, ok, nok) {
      type State = ReturnType<typeof base.tokenize>;
      let over = false;
      const ending = (state: State): State => (code) => { over = true; return state(code); };
      let inner: State | undefined = base.tokenize.call(this, effects, ending(ok), ending(nok));
      let colons = 0;
      const pass = (code: Code, next: State): State | undefined => {
        inner = inner?.(code) ?? undefined;
        return over ? inner : inner && next;
      };
      const opening: State = (code) => {
        if (code === colon) { colons += 1; return pass(code, opening); }
        if (code === space && colons >= 3) { effects.consume(code); return opening; }
        return afterName(code) ? inner?.(code) : pass(code, name);
      };
      const name: State = (code) => {
        if (code === space) { effects.consume(code); return gap; }
        return afterName(code) ? inner?.(code) : pass(code, name);
      };
      const gap: State = (code) => {
        if (code === space) { effects.consume(code); return gap; }
        return afterName(code) ? inner?.(code) : nok(code);
      };
      return opening;
    },
  };
}
