import { UsageError } from './usage-error.ts';

/** Returns the port that an option names, `undefined` where none is given; throws `UsageError` for what is no port. */
export function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new UsageError(`\`${given}\` is no port`, '', [], '  hint: a port is a number from 1 to 65535; 0 takes any that is free\n');
  return port;
}

/** Returns what is to be thrown for an error of a server's start: a port that is taken is no defect. */
export function startError(error: unknown): unknown {
  if (!(error instanceof Error) || !/port \d+ is already in use/i.test(error.message)) return error;
  return new UsageError(error.message.toLowerCase(), '', [], '  hint: name another one with -p, or none to take the next that is free\n');
}

/** Milliseconds in which a command may end by itself; an interruption after that ends it at once. Shells and package managers may send one twice. */
const patience = 2000;

/** Settles when the command is interrupted, by Ctrl+C or by the system; the exit status is then that of a command that has done its work. */
export function untilInterrupted(): Promise<void> {
  return new Promise((done) => {
    let since: number | undefined;
    const end = (): void => {
      if (since !== undefined && performance.now() - since > patience) process.exit(130);
      since ??= performance.now();
      process.once('exit', () => { process.exitCode = 0; });
      done();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}
