import type { Inline, InlineProblem, SubstitutionReference, Text } from '../../document/inline.ts';
import { mapChildBlocks, mapEach } from '../../document/map.ts';
import { mapInlines } from '../../document/map-inlines.ts';
import type { Block, SubstitutionDefinition } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';

type Definitions = ReadonlyMap<string, SubstitutionDefinition>;

/** Returns `blocks` with what each substitution stands for in the place of its references. Names differ by case only if they must. */
export function replaceSubstitutions(blocks: readonly Block[], report: Report): readonly Block[] {
  const definitions = definitionsOf(blocks, report);
  const find = (node: Inline | undefined): SubstitutionDefinition | undefined => {
    if (node?.type !== 'substitution-reference') return undefined;
    const name = nameOf(node);
    return definitions.get(name) ?? definitions.get(name.toLowerCase());
  };
  const replaced = (node: Inline, before: Inline | undefined, after: Inline | undefined, trail: readonly string[]): readonly Inline[] => {
    if (node.type === 'text') return [trimmed(node, find(before)?.trim?.after, find(after)?.trim?.before)];
    if (node.type !== 'substitution-reference') return 'children' in node ? [withInside(node, inlines(node.children, trail), trail)] : [node];
    const definition = find(node);
    if (!definition) {
      report(diagnostic('rst/undefined-substitution', node.span, { name: nameOf(node) }));
      return [problem(node)];
    }
    if (trail.includes(definition.name)) {
      report(diagnostic('rst/circular-substitution', node.span, { name: node.name }));
      return [problem(node)];
    }
    return inlines(definition.children, [...trail, definition.name]);
  };
  const inlines = (nodes: readonly Inline[], trail: readonly string[]): readonly Inline[] => {
    if (trail.length === 0 && nodes.every(isPlain)) return nodes;
    const out = nodes.flatMap((node, index) => replaced(node, nodes[index - 1], nodes[index + 1], trail));
    return out.length === nodes.length && out.every((node, index) => node === nodes[index]) ? nodes : out;
  };
  const map = (list: readonly Block[]): readonly Block[] => mapEach(list, (block) => {
    const inside = mapChildBlocks(block, map);
    return inside.type === 'substitution' ? inside : mapInlines(inside, (nodes) => inlines(nodes, []));
  });
  return map(blocks);
}

const isPlain = (node: Inline): boolean => node.type !== 'substitution-reference' && !('children' in node);

/** Each use of a substitution has nodes of its own, which references are told apart by. */
function withInside<Node extends Inline & { readonly children: readonly Inline[] }>(node: Node, children: readonly Inline[], trail: readonly string[]): Node {
  return trail.length === 0 && children === node.children ? node : { ...node, children };
}

const nameOf = (node: SubstitutionReference): string => node.name.split(/\s+/).filter((part) => part !== '').join(' ');

/** Returns `text` without its white space at the start or at the end, as the substitutions beside it say. */
function trimmed(text: Text, start: boolean | undefined, end: boolean | undefined): Text {
  if (!start && !end) return text;
  const value = start ? text.value.trimStart() : text.value;
  return { ...text, value: end ? value.trimEnd() : value };
}

function definitionsOf(blocks: readonly Block[], report: Report): Definitions {
  const definitions = new Map<string, SubstitutionDefinition>();
  const found: SubstitutionDefinition[] = [];
  const seen = new Set<string>();
  walkBlocks(blocks, (block) => {
    if (block.type !== 'substitution') return;
    if (seen.has(block.name)) report(diagnostic('rst/duplicate-substitution', block.span, { name: block.name }));
    seen.add(block.name);
    found.push(block);
  });
  for (const definition of found) definitions.set(definition.name.toLowerCase(), definition);
  for (const definition of found) definitions.set(definition.name, definition);
  return definitions;
}

function problem({ span, name }: SubstitutionReference): InlineProblem {
  return { type: 'inline-problem', span, text: `|${name}|` };
}
