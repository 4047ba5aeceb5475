import type { MessageArguments, MessageCode } from './catalogue.ts';
import { catalogue } from './catalogue.ts';
import type { MessageSpec, Severity } from './message-spec.ts';
import type { Span } from './span.ts';

/** Something to tell the author: `message` is one sentence, `hint` says how to mend it, `span` where it stands. */
export interface Diagnostic {
  readonly code: MessageCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

/** Takes a diagnostic as it is found. Rooms report; only `cli` prints and decides the exit status. */
export type Report = (diagnostic: Diagnostic) => void;

/** Returns the diagnostic `code` at `span`, the placeholders of its catalogue texts filled from `values`. */
export function diagnostic<Code extends MessageCode>(code: Code, span: Span, values: MessageArguments<Code>): Diagnostic {
  const spec: MessageSpec = catalogue[code];
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(values, name)));
  const hint = spec.hint === undefined ? '' : fill(spec.hint);
  return { code, severity: spec.severity, message: fill(spec.text), ...(hint && { hint }), span };
}
