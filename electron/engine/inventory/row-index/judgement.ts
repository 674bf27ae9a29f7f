// What the rules say of each row: its risk, and which of the verdicts that occur is its own.
import type { Database } from 'better-sqlite3';

export interface Judgement {
  /** The first of the verdicts is that of what nothing has judged. */
  readonly verdictOf: Uint32Array;
  readonly verdicts: readonly { readonly fail: number; readonly unknown: number; readonly applies: number }[];
  /** 1 low ... 4 critical; 0 where nothing has judged it. */
  readonly riskOf: Uint32Array;
}

/** `ids`: entitlements by row, ascending. */
export function readJudgement(db: Database, ids: Uint32Array): Judgement {
  const verdicts = [{ fail: 0, unknown: 0, applies: 0 }];
  const codes = new Map<number, Map<number, Map<number, number>>>();
  const verdictOf = new Uint32Array(ids.length);
  const riskOf = new Uint32Array(ids.length);
  const rows = db
    .prepare<[], [number, number, number, number, number]>(
      `select entitlement_id, risk_rank, fail_mask, unknown_mask, applicable_mask
       from entitlement_assessment
       order by entitlement_id`,
    )
    .raw();
  let row = 0;
  for (const [id, rank, fail, unknown, applies] of rows.iterate()) {
    while (row < ids.length && (ids[row] ?? 0) < id) row += 1;
    if (ids[row] !== id) continue;
    riskOf[row] = rank;
    const known = within(within(codes, fail), unknown);
    let code = known.get(applies);
    if (code === undefined) {
      code = verdicts.length;
      verdicts.push({ fail, unknown, applies });
      known.set(applies, code);
    }
    verdictOf[row] = code;
  }
  return { verdictOf, verdicts, riskOf };
}

function within<Value>(maps: Map<number, Map<number, Value>>, key: number): Map<number, Value> {
  const known = maps.get(key) ?? new Map<number, Value>();
  maps.set(key, known);
  return known;
}
