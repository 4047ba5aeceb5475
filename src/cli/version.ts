import { createRequire } from 'node:module';

/** Returns the version of Loopstage, as its package has it. */
export function version(): string {
  const facts: unknown = createRequire(import.meta.url)('../../package.json');
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : 'unknown';
}
