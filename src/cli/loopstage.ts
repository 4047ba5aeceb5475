import { UsageError } from './usage-error.ts';
import { generalHelp, verbs } from './verbs.ts';
import { version } from './version.ts';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const asked = name === 'help' ? rest[0] : undefined;
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && asked === undefined)) {
    process.stdout.write(generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const wanted = asked ?? name;
  const listed = verbs.find((verb) => verb.name === wanted);
  if (!listed) throw new UsageError(`loopstage has no command \`${wanted}\``, wanted, verbs.map((verb) => verb.name));
  const verb = await listed.load();
  const end = rest.indexOf('--');
  const flags = rest.slice(0, end === -1 ? undefined : end);
  if (asked !== undefined || flags.includes('--help') || flags.includes('-h')) {
    process.stdout.write(verb.help);
    return 0;
  }
  return verb.run(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`loopstage: ${error.message}\n${error.hint}`);
  else process.stderr.write(`loopstage: a defect of Loopstage itself, please report it\n${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exitCode = 2;
}
