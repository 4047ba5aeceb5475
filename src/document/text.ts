import type { Inline } from './inline.ts';

/** Returns the plain text of `inlines`, as a reader hears it: pictures by their alternative text, references by their label. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case 'text': case 'literal': return inline.value;
    case 'role': case 'inline-math': case 'inline-problem': return inline.text;
    case 'inline-image': return inline.image.alt ?? '';
    case 'footnote-reference': return `[${inline.number ?? inline.label}]`;
    case 'substitution-reference': return inline.name;
    case 'line-break': return ' ';
    case 'inline-raw': return '';
    default: return textOf(inline.children);
  }
}
