import type { Reporter, TestModule } from 'vitest/node';

/** Prints `tests: N passed, N failed` as the last line of a run; a file that could not be loaded counts as one failure. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      let own = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') own += 1;
      }
      failed += own === 0 && !module.ok() ? 1 : own;
    }
    process.on('exit', () => { process.stdout.write(`tests: ${passed} passed, ${failed} failed\n`); });
  }
}
