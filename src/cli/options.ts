import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Parsed<Options extends OptionsConfig> = ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>>;

/** Returns the options and at most `most` operands of a command line; throws `UsageError` with a hint for what it does not know. */
export function parseOptions<Options extends OptionsConfig>(args: readonly string[], options: Options, most: number): Parsed<Options> {
  const names = Object.keys(options).map((name) => `--${name}`);
  const known = (arg: string): boolean => names.includes(arg.replace(/=.*$/, '')) || Object.values(options).some((option) => option.short !== undefined && arg.startsWith(`-${option.short}`));
  const end = args.indexOf('--');
  const unknown = args.slice(0, end === -1 ? undefined : end).find((arg) => /^-./.test(arg) && !known(arg));
  if (unknown !== undefined) throw new UsageError(`there is no option \`${unknown}\``, unknown, names);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const extra = parsed.positionals[most];
    if (extra !== undefined) throw new UsageError(`one operand too many: \`${extra}\``, extra, names, `  hint: at most ${most} may be given\n`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.replace(/\. .*$/s, ''), '', names);
  }
}
