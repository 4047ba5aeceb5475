import { attribute } from '../contract/page.ts';

/** When a message or note of a drawing shows, and in which steps it is the current one. */
export interface MessageSteps {
  readonly from: number;
  readonly now: readonly number[];
}

/**
 * Returns the drawing of a sequence diagram in which each message says when it shows and when it is current. Where the words of a message
 * interrupt a life line, the line is whole until they show. `stepsOf` is asked by the number of the message, from 0.
 */
export function steppedDrawing(svg: string, stepsOf: (message: number) => MessageSteps): string {
  return svg
    .replace(/ data-gap="(\d+)"/g, (_, message: string) => ` ${attribute.until}="${stepsOf(Number(message)).from}"`)
    .replace(/ data-message="(\d+)"/g, (mark, message: string) => {
      const { from, now } = stepsOf(Number(message));
      return `${mark} ${attribute.from}="${from}"${now.length > 0 ? ` ${attribute.now}="${now.join(' ')}"` : ''}`;
    });
}

/** Returns the drawing in its final state: without the pieces of life lines that stand where words are. */
export function finalDrawing(svg: string): string {
  return svg.replace(/<line [^>]*data-gap="\d+"[^>]*\/>/g, '');
}
