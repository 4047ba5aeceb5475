import { checkMessages } from './catalogue/check.ts';
import { deckMessages } from './catalogue/deck.ts';
import { directiveMessages } from './catalogue/directive.ts';
import { markdownMessages } from './catalogue/markdown.ts';
import { outputMessages } from './catalogue/output.ts';
import { recordMessages } from './catalogue/record.ts';
import { rstMessages } from './catalogue/rst.ts';
import { sourceMessages } from './catalogue/source.ts';

/** Every diagnostic that Loopstage can give, by its code. */
export const catalogue = {
  ...sourceMessages, ...rstMessages, ...markdownMessages, ...directiveMessages, ...deckMessages, ...recordMessages, ...outputMessages, ...checkMessages,
} as const;

/** The code of a diagnostic, as `rst/title-underline-short`. */
export type MessageCode = keyof typeof catalogue;

type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type Texts<Entry> = Entry extends { readonly text: infer Text; readonly hint: infer Hint }
  ? Text | Hint
  : Entry extends { readonly text: infer Text } ? Text : never;

/** The values that the placeholders of `Code` take; `{}` for a message without any. */
export type MessageArguments<Code extends MessageCode> = {
  readonly [Name in Placeholder<Texts<(typeof catalogue)[Code]>>]: string | number;
};
