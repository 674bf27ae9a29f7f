import { expect, test } from 'vitest';
import { byFramework, citedFiles } from '../../../renderer/features/controls/coverage-model.ts';
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import type { Framework } from '../../../shared/words.ts';
import { sampleCitation } from '../review/samples.ts';

function row(framework: Framework, control: string): CoverageRow {
  return {
    framework,
    control,
    title: '',
    text: '',
    status: 'MET',
    computed: 'MET',
    reason: '',
    items: 0,
    decided: 0,
    evidenceCount: 0,
    crosswalk: [],
    override: null,
  };
}

test('frameworks stand in their own order, controls in the order they came, and an empty framework not at all', () => {
  const groups = byFramework([row('pci-dss', '7.2.5.1'), row('csf-2.0', 'PR.AA-05'), row('csf-2.0', 'PR.AA-01')]);
  expect(groups.map(({ framework, rows }) => [framework, rows.map((one) => one.control)])).toEqual([
    ['csf-2.0', ['PR.AA-05', 'PR.AA-01']],
    ['pci-dss', ['7.2.5.1']],
  ]);
});

test('files are listed once, most cited first, each with its first line', () => {
  const cited = [sampleCitation(4, 'b'), sampleCitation(9, 'a'), sampleCitation(2, 'a'), sampleCitation(1, 'c')];
  expect(citedFiles(cited).map(({ file, first, lines }) => [file, first.line, lines])).toEqual([
    ['a.csv', 9, 2],
    ['b.csv', 4, 1],
    ['c.csv', 1, 1],
  ]);
});
