import type { Block } from '../../../document/nodes.ts';
import type { Line } from '../lines.ts';
import type { Reader } from '../reader.ts';

/** An explicit construct that was read: its node, if it leaves one, the line after it and whether a blank line ends it. */
export interface ExplicitConstruct {
  readonly node?: Block;
  readonly next: number;
  readonly blankFinish: boolean;
}

/** Reads the explicit construct on line `index`, or returns `undefined` where another one stands. */
export type ExplicitRule = (lines: readonly Line[], index: number, reader: Reader) => ExplicitConstruct | undefined;
