/** One Mermaid `sequenceDiagram` of a recording: valid on its own, at most about twelve messages. */
export interface SequenceDiagram {
  readonly text: string;
  /** The messages and notes in source order, as Mermaid draws them. */
  readonly items: readonly SequenceItem[];
  /** Numbers of its first and last message, counted over all diagrams of the recording from 1. */
  readonly range: { readonly from: number; readonly to: number };
}

/** A message, or a note that appears together with the message after it. `step` is the timeline's step it belongs to. */
export interface SequenceItem {
  readonly kind: 'message' | 'note';
  readonly step: number;
  /** The message as words: `main to a: create_task`. */
  readonly words: string;
}
