// A campaign's baseline held against the newest evidence: what changed as decided, what did not, what nobody decided and
// changed anyway, and what is there that was not.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ClosingSnapshot } from '../../../shared/contract/loop.ts';
import { citationOf } from '../inventory/citation.ts';
import { requireCampaign } from './campaign.ts';
import { itemsNamed, shownOutcome } from './items.ts';
import { mergeChanges, parseChanged } from './population.ts';
import { type RemediationRow, remediationRows } from './remediation.ts';
import { settledReading } from './settled-reading.ts';
import { campaignTallies, countWhere } from './tallies.ts';

type Row = ClosingSnapshot['rows'][number];

interface Now {
  readonly id: number;
  readonly removedBundle: number | null;
}

/** `today` is YYYY-MM-DD. Throws NOT_FOUND. */
export function closingSnapshot(db: Database, campaignId: string, today: string): ClosingSnapshot {
  return settledReading(
    db,
    `closing snapshot ${campaignId}`,
    today,
    () => readClosingSnapshot(db, campaignId, today),
    ({ rows }, { items }) => !isShown(db, rows, items),
  );
}

/** Whether any of these items is among what is shown, whose answers are told. */
function isShown(db: Database, rows: readonly Row[], items: readonly string[]): boolean {
  const entitlement = db.prepare<[string], string>('select entitlement_uid from review_item where id = ?').pluck();
  const answered = new Set(items.flatMap((item) => entitlement.get(item) ?? []));
  return rows.some((row) => answered.has(row.entitlement));
}

function readClosingSnapshot(db: Database, campaignId: string, today: string): ClosingSnapshot {
  const campaign = requireCampaign(db, campaignId);
  const ordinal = campaign.baseline_ordinal;
  const later = db
    .prepare<[number], string>('select name from bundle where ordinal > ? order by ordinal')
    .pluck()
    .all(ordinal);
  const total = countWhere(campaignTallies(db, campaign.id), () => true);
  const remediation = new Map(
    later.length === 0 ? [] : remediationRows(db, campaign.id, today).map((row) => [row.item, row]),
  );
  const change = changesSince(db, ordinal);
  const rows: Row[] = [];
  const looked =
    later.length === 0 ? [] : [...new Set([...remediation.keys(), ...itemsChanged(db, campaign.id, ordinal, total)])];
  for (const item of itemsNamed(db, looked)) {
    const cut = remediation.get(item.id);
    const changed = change(item.entitlement);
    const outcome = shownOutcome(item);
    const common = {
      reference: item.reference,
      entitlement: item.entitlement,
      identity: item.identity,
      system: item.system,
      privilege: item.privilege,
      resource: item.resource,
      outcome,
    };
    if (cut !== undefined) rows.push({ ...common, ...ofCut(cut) });
    else if (changed !== null) {
      const citation = changed.id === null ? null : citationOf(db, 'entitlement', changed.id);
      rows.push({
        ...common,
        kind: 'nobody_decided',
        text: `${changed.text}; ${said(outcome)}.`,
        citation,
      });
    }
  }
  const appeared = later.length === 0 ? [] : appearedSince(db, campaign.id, ordinal);
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  return {
    campaign: campaign.id,
    campaignName: campaign.name,
    baseline: baselineNames(campaign.baseline_bundles),
    later,
    counts: {
      items: total,
      asDecided: count('as_decided'),
      notDone: count('not_done'),
      nobodyDecided: count('nobody_decided'),
      unchanged: later.length === 0 ? 0 : total - rows.length,
      appeared: appeared.length,
    },
    rows: [...rows.sort((left, right) => rank[left.kind] - rank[right.kind]), ...appeared],
  };
}

/** What asks for attention first. */
const rank: Readonly<Record<Row['kind'], number>> = { nobody_decided: 0, not_done: 1, as_decided: 2, appeared: 3 };

function ofCut(cut: RemediationRow): Pick<Row, 'kind' | 'text' | 'citation'> {
  return {
    kind: cut.state === 'verified' ? 'as_decided' : 'not_done',
    text: cut.explanation,
    citation: cut.citation,
  };
}

function said(outcome: string): string {
  return outcome === 'NO_DECISION' ? 'nobody decided on it' : `it was decided ${outcome}`;
}

/** Items of whose entitlements a later bundle said something: looked for from whichever there are fewer of. */
function itemsChanged(db: Database, campaign: string, ordinal: number, items: number): string[] {
  const said = `select subject_id from history where subject = 'entitlement' and bundle > $ordinal`;
  const changes = db.prepare<[{ ordinal: number }], number>(`select count(*) from (${said})`).pluck().get({ ordinal });
  const sql =
    items < (changes ?? 0)
      ? `select review_item.id
         from review_item
         cross join entitlement on entitlement.uid = review_item.entitlement_uid
         where review_item.campaign_id = $campaign
           and exists (${said} and subject_id = entitlement.id)`
      : `select review_item.id
         from (select distinct subject_id from (${said})) as said
         cross join entitlement on entitlement.id = said.subject_id
         cross join review_item
           on review_item.entitlement_uid = entitlement.uid and review_item.campaign_id = $campaign`;
  return db.prepare<[{ campaign: string; ordinal: number }], string>(sql).pluck().all({ campaign, ordinal });
}

/** What happened to an entitlement since the baseline, in words; null when nothing did. */
function changesSince(
  db: Database,
  ordinal: number,
): (entitlement: string) => { readonly id: number | null; readonly text: string } | null {
  const now = db.prepare<[string], Now>('select id, removed_bundle as removedBundle from entitlement where uid = ?');
  const history = db.prepare<[number, number], { change: string; changed_facts: string }>(
    `select change, changed_facts
     from history
     where subject = 'entitlement' and subject_id = ? and bundle > ?
     order by bundle`,
  );
  return (entitlement) => {
    const row = now.get(entitlement);
    if (row === undefined) return null;
    if (row.removedBundle !== null && row.removedBundle > ordinal) return { id: null, text: 'It is gone' };
    const steps = history.all(row.id, ordinal);
    if (steps.some((step) => step.change === 'reappeared')) return { id: row.id, text: 'It was gone and came back' };
    const changed = mergeChanges(steps.map((step) => parseChanged(step.changed_facts)));
    if (changed.length === 0) return null;
    const facts = changed.map((change) => change.fact.replaceAll('_', ' ')).join(', ');
    return { id: row.id, text: `Its ${facts} changed` };
  };
}

/** Live entitlements that came after the baseline, in the systems that the campaign reviewed. */
function appearedSince(db: Database, campaign: string, ordinal: number): Row[] {
  return db
    .prepare<
      [{ campaign: string; ordinal: number }],
      {
        id: number;
        entitlement: string;
        identity: string;
        system: string;
        privilege: string;
        resource: string;
        bundle: string;
      }
    >(
      `select entitlement.id, entitlement.uid as entitlement, identity.name as identity, identity.system,
         entitlement.privilege, entitlement.resource, bundle.name as bundle
       from entitlement
       join identity on identity.id = entitlement.identity_id
       join bundle on bundle.ordinal = entitlement.first_bundle
       where entitlement.first_bundle > $ordinal
         and entitlement.removed_bundle is null
         and entitlement.effect = 'allow'
         and identity.system in (select system from review_item where campaign_id = $campaign)
       order by identity.system, identity.name, entitlement.privilege, entitlement.uid`,
    )
    .all({ campaign, ordinal })
    .map(({ id, bundle, ...row }) => ({
      ...row,
      kind: 'appeared',
      reference: null,
      outcome: null,
      text: `New in ${bundle}, after the baseline.`,
      citation: citationOf(db, 'entitlement', id),
    }));
}

function baselineNames(json: string): string[] {
  return z
    .array(z.looseObject({ name: z.string() }))
    .parse(JSON.parse(json))
    .map((bundle) => bundle.name);
}
