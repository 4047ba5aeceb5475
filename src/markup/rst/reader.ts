import type { Inline } from '../../document/inline.ts';
import type { Block } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { RoleTable } from './inline/role-table.ts';
import type { Line } from './lines.ts';

/** A section title as it is met, before sections are nested: `style` is its adornment, `=` below or `==` above and below. */
export interface Heading {
  readonly type: 'heading';
  readonly style: string;
  readonly title: readonly Inline[];
  readonly source: string;
  readonly titleSpan: Span;
  readonly span: Span;
}

/** What a block rule needs of the parser that calls it: recursion, the roles in force and a place for messages. */
export interface Reader {
  readonly report: Report;
  readonly roles: RoleTable;
  readonly blocks: (lines: readonly Line[]) => Block[];
  readonly inline: (lines: readonly Line[]) => Inline[];
}

/** Where a run of blocks is being read: `titles` says whether sections may begin here. Rules move `index` past what they read. */
export interface Cursor {
  readonly lines: readonly Line[];
  readonly titles: boolean;
  index: number;
}

/** What a run of blocks is read into. */
export type Output = (Block | Heading)[];

/** Reads one construct at the cursor into `out`, or returns `false` and leaves everything as it was. */
export type BlockRule = (cursor: Cursor, reader: Reader, out: Output) => boolean;
