/** A diagram in Mermaid's language, to be drawn at build time. */
export interface Diagram {
  readonly text: string;
}

/**
 * A drawn diagram: an `<svg>` element without script and without fixed colours (they are CSS custom properties of the theme),
 * whose ids derive from the diagram's text, and its size in CSS pixels. In a sequence diagram each message and note carries
 * `data-message="0"`, `"1"`, … in source order on all its elements; `messages` counts them, 0 for other diagrams. A piece of a life line
 * marked `data-gap="3"` stands where the words of message 3 stand: it is for the time in which that message does not show.
 */
export interface DrawnDiagram {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly messages: number;
  /** For each message and note, in units of the drawing, where a number that belongs to it ends, left of all its lines. */
  readonly places?: readonly (MessagePlace | null)[];
}

/** A point on a base line, in units of the drawing. */
export interface MessagePlace {
  readonly x: number;
  readonly y: number;
}

/** A diagram that Mermaid refused: its message, and the line of the text, from 1, where it names one. */
export interface DiagramFailure {
  readonly problem: string;
  readonly line?: number;
}
