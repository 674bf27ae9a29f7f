// Tests in the real window, one after another; started by build/e2e.ts, which bundles first and finds a display.
import { defineConfig } from 'vitest/config';
import { projectFolder, requireNode24 } from './project.ts';
import { plainSummary } from './summary.ts';

requireNode24();

export default defineConfig({
  root: projectFolder,
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', plainSummary()],
  },
});
