import { defineConfig } from 'vitest/config';

// Two projects: `unit` (pure TypeScript beside its source, seconds) and `site` (the built book in a real browser).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
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
          // Every file has a browser of its own.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
