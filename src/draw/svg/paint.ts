import type { Role } from './roles.ts';
import { inkOn, isNear, readColour, valueOf } from './roles.ts';

/** A colour as it is written into the drawing, and its opacity from 0 to 1. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

/**
 * What lies under a text: a colour that stays the same in every theme, one of a series (light in every theme), a strong colour of the theme, which
 * stands out from its ground, or a surface of the theme, which does not.
 */
export interface Ground {
  readonly kind: 'fixed' | 'series' | 'strong' | 'surface';
  readonly colour: string;
}

/** An area that has been filled, in the coordinates of the drawing. */
export interface Area extends Ground {
  readonly box: DOMRect;
}

/**
 * Returns how the fill of a shape is written. A grey that Mermaid chose itself follows the theme unless it lies on a colour that does not; a colour
 * that the author wrote (`own`) stays. Lines and arrow heads on such a colour take an ink that can be seen on it.
 */
export function fillOf(computed: string, own: boolean, ground: Ground | undefined): Paint | undefined {
  const colour = readColour(computed);
  if (!colour) return undefined;
  if ('role' in colour) return { colour: shapeColour(colour.role, ground), opacity: colour.opacity };
  const follows = !own && ground?.kind !== 'fixed';
  const role = !follows ? undefined : isNear('black', colour.fixed) ? 'line' : isNear('white', colour.fixed) ? 'actor' : undefined;
  return { colour: role ? valueOf(role) : colour.fixed, opacity: colour.opacity };
}

/** Returns how the line of a shape is written, by the same rule. */
export function strokeOf(computed: string, own: boolean, ground: Ground | undefined): Paint | undefined {
  const colour = readColour(computed);
  if (!colour) return undefined;
  if ('role' in colour) return { colour: shapeColour(colour.role, ground), opacity: colour.opacity };
  const follows = !own && ground?.kind !== 'fixed' && (isNear('black', colour.fixed) || isNear('white', colour.fixed));
  return { colour: follows ? valueOf('line') : colour.fixed, opacity: colour.opacity };
}

function shapeColour(role: Role, ground: Ground | undefined): string {
  if (role !== 'line' && role !== 'seriesInk') return valueOf(role);
  return ground?.kind === 'fixed' ? inkOn(ground.colour) : valueOf('line');
}

/** Returns how text is written: as the author wanted it, else in an ink that can be read on what lies under it. */
export function inkOf(computed: string, own: boolean, ground: Ground | undefined): Paint | undefined {
  const colour = readColour(computed);
  if (!colour) return undefined;
  const { opacity } = colour;
  if (own && 'fixed' in colour) return { colour: colour.fixed, opacity };
  if (ground?.kind === 'fixed') return { colour: inkOn(ground.colour), opacity };
  if (ground?.kind === 'series') return { colour: valueOf('seriesInk'), opacity };
  if (ground?.kind === 'strong') return { colour: valueOf('ground'), opacity };
  if ('fixed' in colour) return { colour: isNear('black', colour.fixed) || isNear('white', colour.fixed) ? valueOf(ground ? 'actorInk' : 'ink') : colour.fixed, opacity };
  return { colour: valueOf(colour.role.startsWith('series') ? (ground ? 'actorInk' : 'ink') : colour.role), opacity };
}

/** Returns what an area filled with `paint` is to the text on it; `undefined` if it is too thin a paint to matter. */
export function groundOf(paint: Paint): Ground | undefined {
  if (paint.opacity < 0.5) return undefined;
  if (!paint.colour.startsWith('var(')) return { kind: 'fixed', colour: paint.colour };
  const kind = /^var\(--diagram-(?:(series)|accent|line|activation)\b/.exec(paint.colour);
  return { kind: kind ? (kind[1] === undefined ? 'strong' : 'series') : 'surface', colour: paint.colour };
}

/** Returns whether an area only covers what lies under its text. Mermaid paints such areas half through. */
export function isGround(paint: Paint): boolean {
  return paint.colour === valueOf('ground');
}
