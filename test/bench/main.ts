// `npm run bench -- NAME [--option value]`: each benchmark is a file beside this one that exports `run`. A benchmark prints
// our figure, the reference's and the ratio, measured in turn in one call; it asserts nothing about time.
import { readdirSync } from 'node:fs';
import { requireNode24 } from '../../build/project.ts';
import type { Options } from './measure.ts';

interface Benchmark {
  run(options: Options): Promise<void>;
}

const notBenchmarks = new Set(['main.ts', 'measure.ts']);

function benchmarks(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !notBenchmarks.has(file))
    .map((file) => file.slice(0, -'.ts'.length));
}

/** Pairs of `--option value`; null for anything else. */
function optionsOf(words: readonly string[]): Options | null {
  const options: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 2) {
    const [option, value] = [words[index], words[index + 1]];
    if (option === undefined || value === undefined || !option.startsWith('--')) return null;
    options[option.slice(2)] = value;
  }
  return options;
}

requireNode24();
const [name, ...words] = process.argv.slice(2);
const options = optionsOf(words);
if (name === undefined || options === null || !benchmarks().includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--option value]\nBenchmarks: ${benchmarks().join(', ')}`);
  process.exitCode = 2;
} else {
  const benchmark: Benchmark = await import(`./${name}.ts`);
  await benchmark.run(options);
}
