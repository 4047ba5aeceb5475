import { legible, type MeasuredFault } from '../../contract/measured.ts';
import { sizeOf } from './letters.ts';
import type { Look } from './look.ts';
import { named, type TextPart } from './parts.ts';

/** Red, green and blue from 0 to 255, and the opacity from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** The texts that a watch has looked at, for there was something new about them, each with what it found. */
export type Watched = ReadonlyMap<TextPart, readonly MeasuredFault[]>;

/**
 * Returns a function that tells of the texts of a slide whether their contrast with what is behind them is too low. A text over a picture or a pattern is passed
 * over, for nobody can say. In later states only those texts are looked at that have come, have moved or have changed their colour.
 */
export function contrastWatch(): (seen: readonly TextPart[], look: Look, step: string, scheme: 'light' | 'dark') => Watched {
  const known = new Map<TextPart, Set<string>>();
  return (seen, look, step, scheme) => {
    const looked = seen.filter((text) => {
      const { left, top } = look.box(text);
      const sight = `${scheme} ${inkOf(text, look)} ${Math.round(left)} ${Math.round(top)}`;
      const sights = known.get(text) ?? new Set();
      known.set(text, sights);
      return !sights.has(sight) && sights.add(sight);
    });
    return new Map(looked.map((text) => [text, faintText(text, look, step, scheme)]));
  };
}

/** Returns what the contrast of a text follows from: its size, weight and colour in the scheme that is shown, and the elements behind it, each with its classes and colours of its own. */
export function makeOf(text: TextPart, look: Look): string {
  const makes = look.stack(text).filter((element) => element.closest('section')).map((element) => {
    const own = element.getAttribute('style')?.match(/[\w-]*(?:color|background|fill|opacity|filter|accent)[^;]*/g)?.join(' ') ?? '';
    return `${element.tagName} ${own} ${['class', 'fill', 'data-theme'].map((name) => element.getAttribute(name) ?? '').join(' ')}`;
  });
  return `${inkOf(text, look)} ${look.opacity(text.element)} ${Math.round(sizeOf(text, look))} ${look.style(text.element).fontWeight} ${makes.join('; ')}`;
}

const inkOf = ({ drawing, element }: TextPart, look: Look): string => (drawing ? look.style(element).fill : look.style(element).color);

function faintText(text: TextPart, look: Look, step: string, scheme: 'light' | 'dark'): readonly MeasuredFault[] {
  const ground = haloOf(text, look) ?? groundOf(text, look);
  if (ground === undefined) return [];
  const color = over(faded(parseColor(inkOf(text, look)), text.element, look), ground);
  const ratio = contrastOf(color, ground);
  const size = sizeOf(text, look);
  const large = size >= legible.large || (size >= legible.largeBold && Number(look.style(text.element).fontWeight) >= 700);
  const needed = large ? legible.largeContrast : legible.contrast;
  if (ratio >= needed - 0.005) return [];
  return [{ kind: 'faint', ...named(text.element), step, scheme, ratio: Math.floor(ratio * 100) / 100, needed, color: hex(color), ground: hex(ground) }];
}

/** The outline that a text of a drawing stands on, where it has a wide one below its letters. */
function haloOf({ drawing, element }: TextPart, look: Look): Color | undefined {
  if (!drawing) return undefined;
  const { paintOrder, stroke, strokeWidth } = look.style(element);
  return paintOrder.startsWith('stroke') && stroke.startsWith('rgb') && Number.parseFloat(strokeWidth) >= 3 ? parseColor(stroke) : undefined;
}

/** Returns the colour behind the middle of a text; `undefined` where something lies there that has no single colour. */
function groundOf(text: TextPart, look: Look): Color | undefined {
  const { element } = text;
  const stack = look.stack(text);
  const own = stack.indexOf(element);
  if (own === -1) return undefined;
  const layers: Color[] = [];
  for (const layer of stack.slice(own)) {
    const paint = paintOf(layer, layer === element, look);
    if (paint === undefined) return undefined;
    layers.push(paint);
    if (paint[3] >= 0.999) return layers.reduceRight((under, upper) => over(upper, under));
  }
  return layers.reduceRight((under, upper) => over(upper, under), canvasColor());
}

/** Returns what an element paints under a text, transparent where nothing; `undefined` for pictures, patterns and gradients. */
function paintOf(layer: Element, isText: boolean, look: Look): Color | undefined {
  const style = look.style(layer);
  if (layer instanceof SVGElement && !(layer instanceof SVGSVGElement)) {
    if (isText || layer instanceof SVGTextContentElement || layer instanceof SVGGElement || style.fill === 'none') return clear;
    return style.fill.startsWith('url') ? undefined : faded(withAlpha(parseColor(style.fill), Number(style.fillOpacity)), layer, look);
  }
  if (layer instanceof HTMLImageElement || layer instanceof HTMLVideoElement || layer instanceof HTMLCanvasElement || style.backgroundImage !== 'none') return undefined;
  return faded(parseColor(style.backgroundColor), layer, look);
}

const clear: Color = [0, 0, 0, 0];

function canvasColor(): Color {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const isDark = colorScheme === 'dark' || (colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
}

function withAlpha([red, green, blue, alpha]: Color, opacity: number): Color {
  return [red, green, blue, alpha * opacity];
}

function faded(color: Color, element: Element, look: Look): Color {
  return withAlpha(color, look.opacity(element));
}

const known = new Map<string, Color>();
const pencil = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Returns a colour of CSS as numbers; a canvas knows the notations that are neither `rgb()` nor `rgba()`. */
function parseColor(text: string): Color {
  const found = known.get(text);
  if (found) return found;
  const numbers = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(text);
  const color: Color = numbers ? [Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), numbers[4] === undefined ? 1 : Number(numbers[4])] : painted(text);
  known.set(text, color);
  return color;
}

function painted(text: string): Color {
  if (!pencil) return clear;
  pencil.clearRect(0, 0, 1, 1);
  pencil.fillStyle = '#0000';
  pencil.fillStyle = text;
  pencil.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pencil.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** Returns `upper` laid over `under` (Compositing and Blending Level 1, simple alpha compositing). */
function over(upper: Color, under: Color): Color {
  const alpha = upper[3] + under[3] * (1 - upper[3]);
  const mixed = (index: 0 | 1 | 2): number => (alpha === 0 ? 0 : (upper[index] * upper[3] + under[index] * under[3] * (1 - upper[3])) / alpha);
  return [mixed(0), mixed(1), mixed(2), alpha];
}

/** Returns the contrast ratio of WCAG 2.2, from 1 to 21. */
function contrastOf(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The relative luminance of WCAG 2.2. */
function luminance([red, green, blue]: Color): number {
  const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function hex([red, green, blue]: Color): string {
  return `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
