import type { Block, Section } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Report } from '../../source/diagnostic.ts';
import { inclusionKey } from './include.ts';
import type { DirectiveFiles } from './read-files.ts';
import { isInclusion } from './read-files.ts';

/**
 * Returns `blocks` with every included document in the place of its directive, where sections may stand. As if the lines
 * themselves were there: a title of the included file has the level that its adornment has in the whole.
 */
export function spliceIncludes(blocks: readonly Block[], path: string, { included }: DirectiveFiles, report: Report): readonly Block[] {
  if (included.size === 0) return blocks;
  const flat = flatten(blocks, [path], { included, files: new Map() }, report);
  return nest(flat);
}

interface Title {
  readonly type: 'title';
  readonly section: Section;
}

type Flat = Block | Title;

function flatten(blocks: readonly Block[], trail: readonly string[], files: DirectiveFiles, report: Report): Flat[] {
  return blocks.flatMap((block): Flat[] => {
    if (block.type === 'section') return [{ type: 'title', section: block }, ...flatten(block.children, trail, files, report)];
    if (block.type !== 'directive' || !isInclusion(block)) return [block];
    const key = inclusionKey(block);
    const inner = key === undefined ? undefined : files.included.get(key);
    if (key !== undefined && trail.includes(key)) {
      report(diagnostic('directive/include-circle', block.argumentSpan, { path: block.argument.trim() }));
      return [];
    }
    return inner && key !== undefined ? flatten(inner.children, [...trail, key], files, report) : [block];
  });
}

function nest(flat: readonly Flat[]): Block[] {
  const top: Block[] = [];
  const styles: string[] = [];
  const open: { section: Section; level: number; children: Block[] }[] = [];
  const into = (): Block[] => open.at(-1)?.children ?? top;
  const closeTo = (level: number): void => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      open.pop();
      const end = last.children.at(-1)?.span.path === last.section.span.path ? last.children.at(-1)?.span.end ?? last.section.span.end : last.section.span.end;
      into().push({ ...last.section, level: last.level, children: last.children, span: { ...last.section.span, end } });
    }
  };
  for (const node of flat) {
    if (node.type !== 'title') {
      into().push(node);
      continue;
    }
    const style = node.section.adornment ?? `${node.section.level}`;
    if (!styles.includes(style)) styles.push(style);
    const level = Math.min(styles.indexOf(style) + 1, open.length + 1);
    closeTo(level);
    open.push({ section: node.section, level, children: [] });
  }
  closeTo(1);
  return top;
}
