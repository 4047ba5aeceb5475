/** `error`: the output is wrong or lacks something; `warning`: it is probably not what was meant; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** One entry of the catalogue: `text` and `hint` may hold `{placeholders}`; `doc` explains the finding on the reference page. */
export interface MessageSpec {
  readonly severity: Severity;
  readonly text: string;
  readonly hint?: string;
  readonly doc: string;
}
