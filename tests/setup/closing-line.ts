import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** Prints `tests: N passed, N failed` as the last line of a run; a file that could not be loaded counts as one failure, and so does a run that never began. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
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
    if (reason !== 'passed') failed = Math.max(1, failed);
    process.on('exit', () => { process.stdout.write(`tests: ${passed} passed, ${failed} failed\n`); });
  }
}
