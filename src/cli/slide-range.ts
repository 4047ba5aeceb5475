import { UsageError } from './usage-error.ts';

/**
 * Returns which slides, by their number from 1, an option like `3-7,9` names; `5-` is slide 5 and all after it, `-3` the first three. Throws `UsageError` for text that
 * names none.
 */
export function slideRange(text: string): (slide: number) => boolean {
  const runs = text.split(',').map((part) => {
    const [, from, dash, to] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(part) ?? [];
    const first = from === '' ? 1 : Number(from);
    const last = dash === '' ? first : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    const named = from !== undefined && `${from}${to ?? ''}` !== '';
    if (!named || first < 1 || last < first) throw new UsageError(`--range has no \`${text}\``, '', [], '  hint: slides by their numbers from 1, such as `3-7,9` or `12-`\n');
    return [first, last] as const;
  });
  return (slide) => runs.some(([first, last]) => first <= slide && slide <= last);
}

/** Returns the width and height in pixels that the option `--size 1200x630` names, each from 16 to 8192. Throws `UsageError` for other text, in the name of `option`. */
export function pictureSize(option: 'size' | 'width', text: string): { readonly width: number; readonly height: number } {
  const [width, height] = (/^(\d+)[x×](\d+)$/i.exec(text.trim())?.slice(1) ?? []).map(Number);
  if (width === undefined || height === undefined || [width, height].some((side) => side < 16 || side > 8192)) {
    throw new UsageError(option === 'size' ? `--size has no \`${text}\`` : '--width takes a number of pixels', '', [], `  hint: pixels from 16 to 8192, such as \`${option === 'size' ? '1200x630' : '1200'}\`\n`);
  }
  return { width, height };
}
