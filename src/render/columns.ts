import type { Columns } from '../document/nodes.ts';
import { nodeAttributes, type RenderBlocks, type RenderContext } from './context.ts';
import { element } from './html.ts';

/** Returns blocks side by side. Widths are shares (`60%`, `2fr`, `2`); a column without one takes the mean of the others. */
export function renderColumns(block: Columns, context: RenderContext, renderBlocks: RenderBlocks): string {
  const shares = block.columns.map((column) => share(column.width));
  const known = shares.filter((value) => value !== undefined);
  const mean = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 1;
  const tracks = shares.map((value) => `minmax(0,${Math.round((value ?? mean) * 100) / 100}fr)`).join(' ');
  const columns = block.columns.map((column) => element('div', { class: 'column flow' }, renderBlocks(column.children, context)));
  return element('div', { ...nodeAttributes(block, 'columns'), style: `--tracks:${tracks}` }, columns.join(''));
}

function share(width: string | undefined): number | undefined {
  const value = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:%|fr|px|em|rem)?\s*$/.exec(width ?? '')?.[1];
  return value === undefined || Number(value) === 0 ? undefined : Number(value);
}
