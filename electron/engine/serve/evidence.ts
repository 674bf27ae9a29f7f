// evidence.* and trust.*
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../../../shared/contract.ts';
import { assessWithProgress } from '../controls/assess.ts';
import { readThresholds, thresholdValue } from '../controls/thresholds.ts';
import { requireActor } from '../engagement/persons.ts';
import { searchArtefact } from '../inventory/artefact-search.ts';
import { artefactTree, searchTree, treePlace } from '../inventory/artefact-tree.ts';
import { artefactView } from '../inventory/artefact-view.ts';
import { bundleDetail, listBundles } from '../inventory/bundles.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { importEvidence } from '../inventory/import.ts';
import { inspectEvidence, listKinds } from '../inventory/inspect.ts';
import { outlineOnce } from '../inventory/outline/known-outlines.ts';
import { reconcileBundle } from '../inventory/reconciliation.ts';
import { rejectedPage, saveRejected } from '../inventory/rejected.ts';
import { addTrust, listTrust, removeTrust } from '../inventory/trust.ts';
import { reviewFacts } from '../review/review-facts.ts';
import { actorOf } from './actor.ts';
import type { Desk } from './desk.ts';

type EvidenceHandlers = Pick<Handlers, Extract<keyof Handlers, `evidence.${string}` | `trust.${string}`>>;

export function evidenceHandlers(desk: Desk): EvidenceHandlers {
  return {
    'evidence.inspect': ({ path }) => inspectEvidence(desk.read(), path),
    'evidence.import': async ({ path, kind, system, acceptUntrusted, mappings, as }, { signal, progress }) => {
      const workspace = desk.workspace();
      const db = desk.read();
      const actor = acceptUntrusted ? requireActor(db, 'evidence.acceptUntrusted', as) : actorOf(db, as);
      const input = { path, kind, system, acceptUntrusted, mappings, as: actor };
      const report = await importEvidence(workspace, input, { signal, progress });
      if (!report.alreadyImported) {
        progress(0, 0, 'Judging by the rules');
        await workspace.write((transaction) =>
          assessWithProgress(transaction, reviewFacts(transaction.db, desk.clock), progress),
        );
      }
      return report;
    },
    'evidence.bundles': () => listBundles(desk.read()),
    'evidence.bundle': ({ id }) => bundleDetail(desk.read(), id),
    'evidence.rejected': ({ bundle, from, limit }) => rejectedPage(desk.read(), bundle, from, limit),
    'evidence.search': (request) => searchArtefact(desk.read(), request),
    'evidence.reconciliation': ({ bundle }) =>
      reconciled(desk.read(), bundle, thresholdValue(readThresholds(desk.read()), 'stale_days')),
    'evidence.saveRejected': ({ bundle, file }) => saveRejected(desk.read(), bundle, file),
    'evidence.artefact': async (request) => {
      await outlineOnce(desk.workspace(), request.artefact);
      return artefactView(desk.read(), request);
    },
    'evidence.tree': (request) => artefactTree(desk.read(), request),
    'evidence.treePlace': (request) => treePlace(desk.read(), request),
    'evidence.treeSearch': (request) => searchTree(desk.read(), request),
    'evidence.kinds': () => listKinds(desk.current()?.read ?? null),
    'trust.list': () => listTrust(desk.read()),
    'trust.add': ({ as, ...trust }) => addTrust(desk.workspace(), trust, requireActor(desk.read(), 'trust.add', as)),
    'trust.remove': ({ as, ...removed }) =>
      removeTrust(desk.workspace(), removed, requireActor(desk.read(), 'trust.remove', as)),
  };
}

/** A bundle never changes: only how old its files may be does. */
function reconciled(db: Database, bundle: string, staleDays: number) {
  return evidenceReading(db, `reconciliation ${bundle} ${staleDays}`, () => reconcileBundle(db, bundle, staleDays));
}
