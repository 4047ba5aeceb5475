import type { Command } from './messages.ts';

const next = new Set([' ', 'ArrowRight', 'ArrowDown', 'PageDown', 'n', 'l', 'j']);
const previous = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'h', 'k']);
const others = new Map<string, Command>([
  ['Home', 'first'], ['End', 'last'], ['b', 'blank'], ['.', 'blank'], ['o', 'overview'], ['Escape', 'overview'], ['t', 'theme'], ['p', 'play'],
]);

/** What of a key press counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Returns what a key in the speaker view asks of the deck: the same as in the deck itself; `undefined` for keys that are not ours. */
export function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): Command | undefined {
  if (ctrlKey || metaKey) return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (shiftKey && key.startsWith('Arrow')) return previous.has(key) ? 'first' : 'last';
  const back = previous.has(name) || (name === ' ' && shiftKey);
  if (back) return altKey ? 'previous-slide' : 'previous';
  if (next.has(name)) return altKey ? 'next-slide' : 'next';
  return altKey ? undefined : others.get(name);
}
