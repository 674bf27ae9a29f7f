// Ends a run of tests with one plain line, "N passed, N failed, N skipped", for people and for scripts. With CI set a
// skipped test is a failure: it says that something was not checked.
import type { Reporter } from 'vitest/node';

export function plainSummary(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const count = (state: string) => tests.filter((test) => test.result().state === state).length;
      const broken = modules.filter((module) => module.errors().length > 0).length + unhandled.length;
      const skipped = tests.filter((test) => test.result().state === 'skipped');
      console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${skipped.length} skipped`);
      if (skipped.length === 0) return;
      for (const test of skipped) console.log(`skipped: ${test.module.relativeModuleId}: ${test.fullName}`);
      if (process.env.CI) process.exitCode = 1;
    },
  };
}
