import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Threads that read files and processes that tests start are compiled once a run, not each time: half of what an import costs.
process.env.NODE_COMPILE_CACHE ??= path.resolve(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    pool: 'forks',
    execArgv: ['--max-semi-space-size=64'], // what a call leaves behind dies young: fewer collections
    isolate: false, // modules are read once a worker, not once a file: a quarter of the time. A test leaves nothing behind in a module
    maxWorkers: 3, // unless told, two cores get one; much of a test is waiting for PostgreSQL
    include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'],
    setupFiles: './tools/same-draws.ts',
    globalSetup: './packages/server/test/harness/global-setup.ts',
    testTimeout: 180_000, // two busy cores: a time limit must only catch what hangs
    hookTimeout: 120_000,
  },
});
