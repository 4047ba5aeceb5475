import { parseOptions, type OptionSpecs, type Parsed } from './options.ts';

/** A command of `loopstage`, declared: from this its help, the completion of shells and the parsing of its options follow. */
export interface VerbSpec<Options extends OptionSpecs> {
  readonly name: string;
  /** Operands as the help shows them, `[source]` or `FILE...`, and how many there may be. */
  readonly operands: string;
  readonly most: number;
  /** What it does, in some lines of at most 118 characters. */
  readonly about: string;
  readonly options: Options;
  /** Meaning of the exit statuses 0 and 1, in the words of this command. */
  readonly statuses: string;
  readonly examples: readonly string[];
  /** Does the work and returns the exit status: 0 clean, 1 findings. Throws `UsageError` for what makes no sense. */
  readonly run: (parsed: Parsed<Options>) => Promise<number>;
}

/** A command ready to run: its options, its help, and what it does with the arguments behind its name. */
export interface Verb {
  readonly name: string;
  readonly options: OptionSpecs;
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** A command by its name, with a line about it; its module is loaded when it is used, so that `--help` starts at once. */
export interface ListedVerb {
  readonly name: string;
  readonly operands: string;
  readonly summary: string;
  readonly load: () => Promise<Verb>;
}

/** Returns the command that a specification describes. */
export function defineVerb<const Options extends OptionSpecs>(spec: VerbSpec<Options>): Verb {
  return {
    name: spec.name,
    options: spec.options,
    help: helpOf(spec),
    run: (args) => spec.run(parseOptions(args, spec.options, spec.most)),
  };
}

function helpOf(spec: Pick<VerbSpec<OptionSpecs>, 'name' | 'operands' | 'about' | 'options' | 'statuses' | 'examples'>): string {
  const rows = Object.entries(spec.options).map(([name, { short, value, doc }]) => [`${short === undefined ? '   ' : `-${short},`} --${name}${value === undefined ? '' : ` <${value}>`}`, doc] as const);
  const width = Math.max(0, ...rows.map(([flag]) => flag.length));
  const indented = (text: string, by: number): string => text.trim().split('\n').map((line) => `${' '.repeat(by)}${line.trim()}`.trimEnd()).join('\n');
  const options = rows.map(([flag, doc]) => `  ${flag.padEnd(width)}   ${indented(doc, width + 5).trimStart()}`);
  const examples = spec.examples.map((example) => `    ${example}`);
  return [
    `loopstage ${spec.name} ${spec.operands}${rows.length > 0 ? ' [options]' : ''}`.replaceAll('  ', ' '), '', indented(spec.about, 2), '', ...options, ...(options.length > 0 ? [''] : []),
    `  Exit status: ${spec.statuses}, 2 wrong usage.`, '', '  Examples', ...examples, '',
  ].join('\n');
}
