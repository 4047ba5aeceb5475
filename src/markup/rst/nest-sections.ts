import type { Block, Section } from '../../document/nodes.ts';
import { diagnostic, type Report } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Heading, Output } from './reader.ts';

interface OpenSection {
  readonly heading: Heading;
  readonly level: number;
  readonly children: Block[];
}

/**
 * Returns the blocks of `flat` with everything below a heading inside its section. The order in which adornment styles appear
 * gives their levels; a style that skips a level is reported, and its lines are kept as they stand.
 */
export function nestSections(flat: Output, report: Report): Block[] {
  const top: Block[] = [];
  const styles: string[] = [];
  const open: OpenSection[] = [];
  const into = (): Block[] => open.at(-1)?.children ?? top;
  const closeTo = (level: number): void => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      open.pop();
      into().push(sectionOf(last));
    }
  };
  for (const node of flat) {
    if (node.type !== 'heading') {
      into().push(node);
      continue;
    }
    const level = levelOf(node.style, styles, open.length);
    if (level === undefined) {
      report(diagnostic('rst/title-level', node.titleSpan, {}));
      into().push({ type: 'problem', span: node.span, text: node.source });
      continue;
    }
    closeTo(level);
    open.push({ heading: node, level, children: [] });
  }
  closeTo(1);
  return top;
}

/** Returns the level of `style` below `depth` open sections, noting a new one; `undefined` where it would skip a level. */
function levelOf(style: string, styles: string[], depth: number): number | undefined {
  const known = styles.indexOf(style) + 1;
  if (known > 0) return known <= depth + 1 ? known : undefined;
  if (styles.length !== depth) return undefined;
  styles.push(style);
  return styles.length;
}

function sectionOf({ heading, level, children }: OpenSection): Section {
  const last = children.at(-1)?.span ?? heading.span;
  const span: Span = { path: heading.span.path, start: heading.span.start, end: last.end };
  return { type: 'section', span, level, title: heading.title, adornment: heading.style, children };
}
