// The summary's four charts, from the sealed state: outcomes, risk by system, coverage by framework, remediation ageing.
import { frameworkTitles, itemOutcomes, type Risk, risks } from '../../../../../shared/words.ts';
import type { SealedItem, SealedState } from '../../../review/sealed-state.ts';
import { type Figures, frameworksIn } from '../../figures.ts';
import { daysBetween, spaced } from '../../wording.ts';
import {
  type AgeColumn,
  ageColumns,
  chartTitle,
  coverageStacks,
  outcomeBars,
  riskStacks,
  type Stack,
} from '../chart.ts';
import { page } from '../grid.ts';
import type { Sheet } from '../sheet.ts';

export function drawCharts(sheet: Sheet, state: SealedState, figures: Figures): void {
  const width = (page.text - 26) / 2;
  const right = page.left + width + 26;
  const inner = (x: number, y: number) => ({ x, y: y + 32, width });
  const top = sheet.y;
  chartTitle(
    sheet,
    { x: page.left, y: top, width },
    'Decisions by outcome',
    `number of entitlements, n = ${figures.items}`,
  );
  outcomeBars(
    sheet,
    inner(page.left, top),
    itemOutcomes.map((kind) => ({ kind, label: spaced(kind), count: figures.byOutcome[kind] })),
  );
  chartTitle(
    sheet,
    { x: right, y: top, width },
    'Risk by system',
    'entitlements; share of critical and high at the right',
  );
  riskStacks(sheet, inner(right, top), riskBySystem(state.items, figures.systems));
  const second = top + 166;
  chartTitle(
    sheet,
    { x: page.left, y: second, width },
    'Coverage by framework',
    'requirements; the white part could not be judged, reasons in section 9',
  );
  coverageStacks(
    sheet,
    inner(page.left, second),
    frameworksIn(state).map((framework) => {
      const rows = state.coverage.filter((row) => row.framework === framework);
      return {
        label: frameworkTitles[framework],
        parts: (['MET', 'PARTLY_MET', 'NOT_MET', 'NOT_EVALUABLE'] as const).map((kind) => ({
          kind,
          count: rows.filter((row) => row.status === kind).length,
        })),
      };
    }),
  );
  chartTitle(
    sheet,
    { x: right, y: second, width },
    'Remediation ageing',
    'days from instruction; open ones are counted to the day of the seal',
  );
  ageColumns(sheet, inner(right, second), ageing(state));
  sheet.y = second + 156;
}

/** The five largest systems; the others together, so that the bars still add up. */
function riskBySystem(items: readonly SealedItem[], systems: readonly string[]): Stack<Risk>[] {
  const bySize = systems
    .map((system) => ({ label: system, items: items.filter((item) => item.system === system) }))
    .sort((a, b) => b.items.length - a.items.length);
  const others = bySize.slice(4);
  const shown =
    others.length < 2
      ? bySize
      : [...bySize.slice(0, 4), { label: `${others.length} others`, items: others.flatMap((system) => system.items) }];
  return shown.map((system) => {
    const parts = risks
      .toReversed()
      .map((kind) => ({ kind, count: system.items.filter((item) => item.risk === kind).length }));
    const serious = parts
      .filter(({ kind }) => kind === 'critical' || kind === 'high')
      .reduce((sum, part) => sum + part.count, 0);
    return { label: system.label, parts, aside: `${Math.round((100 * serious) / Math.max(1, system.items.length))} %` };
  });
}

function ageing(state: SealedState): AgeColumn[] {
  const aged = state.remediation.map((entry) => ({
    days: daysBetween(entry.instructedAt, entry.state === 'verified' ? entry.since : state.sealedAt),
    verified: entry.state === 'verified',
  }));
  const column = (label: string, from: number, to: number): AgeColumn => {
    const within = aged.filter((entry) => entry.days >= from && entry.days <= to);
    const verified = within.filter((entry) => entry.verified).length;
    return { label, verified, open: within.length - verified };
  };
  return [
    column('0–7', 0, 7),
    column('8–14', 8, 14),
    column('15–21', 15, 21),
    column('over 21', 22, Number.POSITIVE_INFINITY),
  ];
}
