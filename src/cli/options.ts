import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** An option of a command: a switch, or one with a value, named by `value` in the help; `choices` lists the values it takes. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly default?: string | boolean;
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly doc: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Given<Options extends OptionSpecs> = ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>>['values'];

/** A value of an option with choices is one of them. */
type Chosen<Option, Value> = Option extends { readonly choices: readonly (infer Choice extends string)[] } ? Choice | Extract<Value, undefined> : Value;

/** The options and operands of a command line; an option that was not given and has no default is absent. */
export interface Parsed<Options extends OptionSpecs> {
  readonly values: { [Name in keyof Given<Options>]: Name extends keyof Options ? Chosen<Options[Name], Given<Options>[Name]> : Given<Options>[Name] };
  readonly positionals: readonly string[];
}

/** Returns the options and at most `most` operands of a command line; throws `UsageError` with a hint for what it does not know. */
export function parseOptions<Options extends OptionSpecs>(args: readonly string[], options: Options, most: number): Parsed<Options> {
  const names = Object.keys(options).map((name) => `--${name}`);
  const known = (arg: string): boolean => names.includes(arg.replace(/=.*$/, '')) || Object.values(options).some((option) => option.short !== undefined && arg.startsWith(`-${option.short}`));
  const end = args.indexOf('--');
  const unknown = args.slice(0, end === -1 ? undefined : end).find((arg) => /^-./.test(arg) && !known(arg));
  if (unknown !== undefined) throw new UsageError(`there is no option \`${unknown}\``, unknown, names);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const extra = parsed.positionals[most];
    if (extra !== undefined) throw new UsageError(`one operand too many: \`${extra}\``, extra, names, `  hint: at most ${most} may be given\n`);
    checkChoices(parsed.values, options);
    return { values: parsed.values as Parsed<Options>['values'], positionals: parsed.positionals };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.replace(/\. .*$/s, ''), '', names);
  }
}

function checkChoices(values: Readonly<Record<string, unknown>>, options: OptionSpecs): void {
  for (const [name, { choices }] of Object.entries(options)) {
    const given = values[name];
    if (choices && typeof given === 'string' && !choices.includes(given)) throw new UsageError(`--${name} has no \`${given}\``, given, choices);
  }
}
