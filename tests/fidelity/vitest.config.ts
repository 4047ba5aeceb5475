import { defineConfig } from 'vitest/config';

/** `npm run fidelity`: the comparison with a native CPython, apart from the suite because it runs in real time. */
export default defineConfig({
  test: { include: ['tests/fidelity/**/*.check.ts'], testTimeout: 3_600_000, hookTimeout: 3_600_000, reporters: ['default'] },
});
