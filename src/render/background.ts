import type { Slide } from '../deck/deck.ts';
import { safePicture } from './url.ts';

/** A slide's background as a page may show it; `theme` is the one whose text is legible on `color`. */
export interface Background {
  readonly color?: string;
  readonly image?: string;
  readonly theme?: 'light' | 'dark';
}

/** Returns the background of `slide`: a hexadecimal, named or functional CSS colour and a picture's address; anything else is left out. */
export function backgroundOf(slide: Slide): Background {
  const color = /^(?:#[\da-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/a-z+-]{3,60}\))$/i.exec(slide.background?.color?.trim() ?? '')?.[0];
  const image = slide.background?.image === undefined ? undefined : safePicture(slide.background.image);
  const theme = color === undefined ? undefined : themeFor(color);
  return { ...(color !== undefined && { color }), ...(image !== undefined && { image }), ...(theme !== undefined && { theme }) };
}

/** The theme for a hexadecimal colour, by its relative luminance (WCAG 2.2); colours written otherwise keep the page's. */
function themeFor(color: string): 'light' | 'dark' | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:[\da-f]{2})?$/i.exec(color);
  const parts = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1, 4);
  if (!parts) return color.toLowerCase() === 'black' ? 'dark' : color.toLowerCase() === 'white' ? 'light' : undefined;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => linear(Number.parseInt(part, 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? 'light' : 'dark';
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
