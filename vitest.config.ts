import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two projects: `unit` (pure TypeScript beside its source, seconds) and `site` (the built book in a real browser).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Pure functions leave nothing behind: starting afresh for every file would take longer than the tests.
          isolate: false,
          maxWorkers: availableParallelism(),
          globalSetup: './scripts/core-setup.mjs',
          include: ['lib/**/*.test.ts', 'src/**/*.test.ts', 'content/**/*.test.ts', 'bench/*.test.ts'],
          // Seconds at most, but a busy machine may make them long ones.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          globalSetup: './tests/setup.ts',
          // Every file has a browser of its own, and waits for it a third of the time.
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
