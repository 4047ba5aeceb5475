import { stageLayout } from '../render/stage-layout.ts';
import { describe, stageSvg } from '../render/stage-svg.ts';
import type { Timeline } from '../timeline/timeline.ts';

const sheets = import.meta.glob<string>('../../assets/theme/{tokens,stage}.css', { query: '?raw', import: 'default', eager: true });
const sheet = (name: string): string => sheets[`../../assets/theme/${name}.css`] ?? '';

/** Pixels of the drawing, and of the margin around it, which a wider face than the theme's needs. */
const room = { width: 1200, height: 900, margin: 40 };

/** Returns the finished timeline as an SVG file of its own: the theme's light colours are written into its style. */
export function recordingSvg(timeline: Timeline): string {
  const layout = stageLayout(timeline, room.width, room.height, 'instants');
  const drawing = stageSvg({ id: 'recording', timeline, layout, motion: 'final', description: describe(timeline) });
  const [width, height] = [layout.width + 2 * room.margin, layout.height + room.margin];
  const size = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-room.margin} 0 ${width} ${height}"`;
  const ground = `<rect x="${-room.margin}" width="${width}" height="${height}" fill="${colours().get('bg') ?? 'white'}"/>`;
  return `${drawing.replace('<svg', `<svg ${size}`).replace(/ viewBox="0 0 [^"]*"/, '').replace(/(<\/desc>)/, `$1<style>${drawingStyle()}</style>${ground}`)}\n`;
}

/** The tokens of the theme by name, in their light form. */
function colours(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of sheet('tokens').matchAll(/--([\w-]+):\s*([^;]+);/g)) found.set(name, value.replace(/light-dark\(([^,]+),[^)]*\)/g, '$1'));
  return found;
}

/** The rules of the drawing that neither move nor depend on the page around it. */
function drawingStyle(): string {
  const tokens = colours();
  const rules = sheet('stage').split('\n').filter((line) => /^\.tl\b.*\{.*\}$/.test(line) && !line.includes('--now'));
  return rules.join('').replace(/var\(--([\w-]+)\)/g, (_, name: string) => tokens.get(name) ?? 'currentColor');
}
