import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'],
    globalSetup: './packages/server/test/harness/global-setup.ts',
    testTimeout: 60_000, // two busy cores: a time limit must only catch what hangs
    hookTimeout: 120_000,
  },
});
