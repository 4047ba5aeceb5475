import { createRequire } from 'node:module';
import { build } from './build.ts';
import { help } from './help.ts';
import { trace } from './trace.ts';
import { tree } from './tree.ts';
import { UsageError } from './usage-error.ts';

/** A verb takes its arguments and returns the exit status: 0 clean, 1 findings. */
type Verb = (args: readonly string[]) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = { build, trace, tree };

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help(rest[0]));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const verb = verbs[name];
  if (!verb) throw new UsageError(`loopstage has no command \`${name}\``, name, Object.keys(verbs));
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(help(name));
    return 0;
  }
  return verb(rest);
}

function version(): string {
  const facts: unknown = createRequire(import.meta.url)('../../package.json');
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : 'unknown';
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`loopstage: ${error.message}\n${error.hint}`);
  else process.stderr.write(`loopstage: a defect of Loopstage itself, please report it\n${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exitCode = 2;
}
