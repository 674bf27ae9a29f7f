// The table of what every real sample becomes when it is imported alone and nothing but its content says what it is.
import { describe, expect, test } from 'vitest';
import { sniffSource } from '../../../electron/engine/intake/registry.ts';
import { aws } from './expected/aws.ts';
import { entra } from './expected/entra.ts';
import type { ExpectedSample } from './expected/expected-sample.ts';
import { gcp } from './expected/gcp.ts';
import { github } from './expected/github.ts';
import { kubernetes } from './expected/kubernetes.ts';
import { okta } from './expected/okta.ts';
import { posture } from './expected/posture.ts';
import { recognisedAlready } from './expected/recognised-already.ts';
import { secretScan } from './expected/secret-scan.ts';
import { tickets } from './expected/tickets.ts';
import { countsOf, ofType, readAll, sample, samplesAreMissing } from './reading.ts';

const table: readonly ExpectedSample[] = [
  ...recognisedAlready,
  ...kubernetes,
  ...github,
  ...secretScan,
  ...posture,
  ...aws,
  ...okta,
  ...tickets,
  ...entra,
  ...gcp,
];

describe.skipIf(samplesAreMissing)('a real file becomes', () => {
  test.each(table)('$path: $kind', async (row) => {
    const { path, why: _, ...rest } = row;
    const source = sample(path);
    const kind = sniffSource(path, source.bytes)?.kind ?? null;
    const records = kind === null ? [] : await readAll(kind, [source]);
    const counts = countsOf(records);
    expect({
      kind,
      identities: counts.identity ?? 0,
      credentials: counts.credential ?? 0,
      entitlements: counts.entitlement ?? 0,
      findings: counts.finding ?? 0,
      actions: counts.action ?? 0,
      rejected: counts.rejected ?? 0,
      partial: ofType(records, 'remark').some(({ remark }) => remark === 'partial'),
    }).toEqual(rest);
  });
});
