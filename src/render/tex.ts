import temml from 'temml';

/** A formula as MathML, or what is wrong with its TeX and at which character of it, from 0. */
export type Formula = { readonly mathml: string } | { readonly problem: string; readonly at: number };

/** Largest lengths that TeX may ask for, in em: a formula must not cover the slide. */
const largest: [number, number] = [40, 40];

/**
 * Returns the formula that `tex` says, in LaTeX's notation for mathematics: displayed on lines of its own, or in a line of text.
 * Links, pictures and attributes that TeX could ask for are refused.
 */
export function formulaFromTex(tex: string, display: boolean): Formula {
  try {
    return { mathml: temml.renderToString(tex, { displayMode: display, throwOnError: true, trust: false, annotate: true, maxSize: largest }) };
  } catch (error) {
    const position: unknown = error instanceof Error ? Reflect.get(error, 'position') : undefined;
    return { problem: problemOf(error), at: typeof position === 'number' ? Math.max(0, Math.min(position, tex.length)) : 0 };
  }
}

/**
 * The converter repeats the source behind the place; the code frame of a diagnostic shows that. On some formulas that break off it
 * fails without a message of its own.
 */
function problemOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  if (!(error instanceof Error) || error.name !== 'ParseError') return 'something is missing in it';
  return error.message.trim().replace(/ at (?:position \d+|end of input):[\s\S]*$/, '').replaceAll("'EOF'", 'the end').replace(/\u0332/g, '');
}

/** A piece of a displayed formula, set by itself: `tex` begins at character `from` of the whole, `shift` characters of it are ours. */
export interface FormulaPart {
  readonly tex: string;
  readonly from: number;
  readonly shift: number;
}

const aligned = '\\begin{aligned}';

/**
 * Returns the formulas of a `math` directive, which blank lines part. Lines that `\\` ends and columns that `&` parts are aligned, as
 * docutils and Sphinx do, unless the author chose an environment or `plain`.
 */
export function formulaParts(text: string, plain = false): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  let from = 0;
  for (const piece of text.split(/(\n[ \t]*\n\s*)/)) {
    if (piece.trim() !== '') {
      const lead = piece.length - piece.trimStart().length;
      const tex = piece.trim();
      const wrap = !plain && /(?<!\\)&|\\\\/.test(tex) && !tex.includes('\\begin{');
      parts.push({ tex: wrap ? `${aligned}${tex}\\end{aligned}` : tex, from: from + lead, shift: wrap ? aligned.length : 0 });
    }
    from += piece.length;
  }
  return parts;
}
