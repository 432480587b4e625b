import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    isolate: false, // modules are read once a worker, not once a file: a quarter of the time. A test leaves nothing behind in a module
    maxWorkers: 2, // unless told, two cores get one; much of a test is waiting for PostgreSQL
    include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'],
    setupFiles: './tools/same-draws.ts',
    globalSetup: './packages/server/test/harness/global-setup.ts',
    testTimeout: 180_000, // two busy cores: a time limit must only catch what hangs
    hookTimeout: 120_000,
  },
});
