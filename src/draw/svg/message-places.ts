import type { MessagePlace } from '../../contract/diagram.ts';
import { boxOf, sidesOf } from './boxes.ts';

/**
 * Returns, for each of the `messages` of a sequence diagram, where a number beside it may stand: left of the first life line, on the base line of
 * its words; `null` for a note and for a message without words.
 */
export function messagePlaces(root: SVGSVGElement, messages: number): readonly (MessagePlace | null)[] {
  const lines = Array.from(root.querySelectorAll<SVGGraphicsElement>('[data-et="life-line"]'), (line) => sidesOf(line, root).left);
  const left = Math.min(...lines);
  return Array.from({ length: messages }, (_, message) => {
    const words = root.querySelector<SVGTextElement>(`text.messageText[data-message="${message}"]`);
    if (!words || !Number.isFinite(left)) return null;
    const { bottom } = boxOf(words, root);
    return { x: round(left - 9), y: round(bottom - words.getBBox().height * 0.2) };
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
