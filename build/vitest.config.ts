// Tests that need no display. `npm test` runs all of them; the real window is `npm run e2e`.
import { defineConfig } from 'vitest/config';
import { projectFolder, requireNode24 } from './project.ts';
import { plainSummary } from './summary.ts';

requireNode24();

export default defineConfig({
  root: projectFolder,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    // SQLite's binding is a native module: each test file gets a process of its own.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', plainSummary()],
  },
});
