/** Heights in pixels as the theme sets formulas: of a row by the tallest that stands in it, and what parts rows, measured in Chromium. */
const tall = { plain: 46, limits: 60, script: 64, root: 85, fraction: 94, nested: 30, sum: 120, apart: 15, inMatrix: 6 } as const;

const matrix = /\\begin\{(?:[bBpvV]?matrix|smallmatrix|d?cases|array)\*?\}/;

/** Returns the height in pixels that the formula `tex` takes on a slide: its rows one below the other, those of a matrix closer. */
export function formulaHeight(tex: string): number {
  const rows = tex.split(/\n[ \t]*\n|\\\\/).filter((row) => row.trim() !== '');
  const apart = rows.length < 2 ? 0 : matrix.test(tex) ? tall.inMatrix : tall.apart;
  return rows.reduce((sum, row) => sum + rowHeight(row) + apart, 0);
}

function rowHeight(row: string): number {
  const depth = fractionDepth(row);
  return Math.max(
    tall.plain, depth > 0 ? tall.fraction + (depth - 1) * tall.nested : 0, /\\(?:sum|prod|coprod|i*int|oint|big[a-z]+)(?![a-zA-Z])/.test(row) ? tall.sum : 0, /\\sqrt/.test(row) ? tall.root : 0,
    /[\^_]/.test(row.replace(/\\(?:lim|max|min|sup|inf)(?![a-zA-Z])\s*_/g, '')) ? tall.script : 0, /\\(?:lim|max|min|sup|inf)(?![a-zA-Z])\s*_/.test(row) ? tall.limits : 0,
  );
}

/** Returns how many fractions stand in each other, 0 where there is none. */
function fractionDepth(row: string): number {
  let deepest = 0;
  const open: boolean[] = [];
  let ended = false;
  for (const [part] of row.matchAll(/\\(?:[cdt]?frac|[dt]?binom)(?![a-zA-Z])|\\.|[{}]|\s+|[^\\{}\s]+/g)) {
    if (part === '{') {
      open.push(ended);
      deepest = Math.max(deepest, open.filter(Boolean).length);
      ended = false;
    } else if (part === '}') ended = open.pop() ?? false;
    else if (part.trim() !== '') ended = /^\\(?:[cdt]?frac|[dt]?binom)$/.test(part);
  }
  return Math.max(deepest, /\\(?:over|atop|choose)(?![a-zA-Z])/.test(row) ? 1 : 0, /\\[cdt]?frac(?![a-zA-Z])/.test(row) ? 1 : 0);
}
