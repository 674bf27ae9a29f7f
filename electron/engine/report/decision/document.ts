// One decision as a document of its own: the item as it was sealed, who said what, and where each line that it rests on
// stands. Everything a checker needs beside the proofs.
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../../shared/contract/method.ts';
import { citationAt } from '../../inventory/citation.ts';
import { type CitedText, citedText } from '../../inventory/cited-text.ts';
import { citationKey } from '../../review/frozen-facts.ts';
import type { SealedItem, SealedPerson, SealedState } from '../../review/sealed-state.ts';
import type { ReviewServices } from '../../review/services.ts';
import { citationsOf } from '../../review/shown-entitlement.ts';
import { evidenceNumber, stateDigest } from '../figures.ts';

export interface DecisionLine extends CitedText {
  /** 1, 2 ... in the order of the case. */
  readonly number: number;
  readonly evidence: string;
  readonly bundle: string;
  readonly tagmanifestSha256: string;
  readonly file: string;
  /** SHA-256 of the file as the provider handed it over. */
  readonly fileSha256: string;
  readonly line: number | null;
  readonly pointer: string | null;
  /** Below data/evidence/; null: the file was left out. */
  readonly addedAs: string | null;
}

export interface DecisionDocument {
  readonly format: 'countersign-decision/1';
  readonly workspace: SealedState['workspace'];
  readonly campaign: Pick<SealedState['campaign'], 'id' | 'name' | 'openedAt' | 'due' | 'closedAt' | 'baselineDigest'>;
  readonly edition: number;
  readonly sealedAt: string;
  readonly stateDigest: string;
  readonly reference: string;
  readonly outcome: SealedItem['outcome'];
  /** Those whom the item names, and nobody else. */
  readonly persons: readonly SealedPerson[];
  /** Indexes of the ledger's entries that are proved with it. */
  readonly entries: {
    readonly sealed: number;
    readonly signOff: number | null;
    readonly decision: number | null;
    /** Why the decision's own entry is not shown. */
    readonly decisionLeftOut: string | null;
  };
  readonly ledger: {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly verifierKey: string;
  };
  readonly evidence: readonly DecisionLine[];
  readonly statement: string;
}

export interface DecisionHead {
  readonly state: SealedState;
  readonly item: SealedItem;
  readonly entries: DecisionDocument['entries'];
  readonly ledger: DecisionDocument['ledger'];
  readonly withFiles: boolean;
}

export function decisionDocument(
  db: Database,
  services: ReviewServices,
  { state, item, entries, ledger, withFiles }: DecisionHead,
): DecisionDocument {
  const { id, name, openedAt, due, closedAt, baselineDigest } = state.campaign;
  const evidence = linesOf(db, services, state, item, withFiles);
  return {
    format: 'countersign-decision/1',
    workspace: state.workspace,
    campaign: { id, name, openedAt, due, closedAt, baselineDigest },
    edition: state.edition,
    sealedAt: state.sealedAt,
    stateDigest: stateDigest(state),
    reference: item.reference,
    outcome: item.outcome,
    persons: state.persons.filter((person) => namedIn(item).has(person.id)),
    entries,
    ledger,
    evidence,
    statement: statementOf(state, withFiles),
  };
}

function statementOf({ workspace: { customer, provider } }: SealedState, withFiles: boolean): string {
  return withFiles
    ? `${customer} states that this is the decision as it was sealed. The cited lines stand in the files that are with it; a file without its secrets is not the one that ${provider} handed over.`
    : `${customer} states that this is the decision as it was sealed, and that the cited lines stand where it says. Without the files nobody but ${customer} and ${provider} can see that they do.`;
}

function namedIn({ assignee, decision }: SealedItem): ReadonlySet<string | null> {
  return new Set([
    assignee,
    decision?.performer ?? null,
    decision?.reviewerOfRecord ?? null,
    decision?.secondPerson ?? null,
    decision?.exception?.approver ?? null,
  ]);
}

function linesOf(
  db: Database,
  services: ReviewServices,
  state: SealedState,
  item: SealedItem,
  withFiles: boolean,
): DecisionLine[] {
  const bundles = new Map(state.bundles.map((bundle) => [bundle.id, bundle]));
  const names = new Map<string, string>();
  return citationsFor(db, services, item)
    .filter(({ bundle }) => bundles.has(bundle))
    .map((citation, index) => {
      const cited = citedText(db, citation);
      const bundle = bundles.get(citation.bundle);
      const addedAs =
        withFiles && cited.keptSha256 !== null
          ? (names.get(cited.keptSha256) ?? `files/${names.size + 1}-${plainName(citation.file)}`)
          : null;
      if (addedAs !== null && cited.keptSha256 !== null) names.set(cited.keptSha256, addedAs);
      return {
        number: index + 1,
        evidence: evidenceNumber(state, citation.bundle),
        bundle: citation.bundleName,
        tagmanifestSha256: bundle?.tagmanifestSha256 ?? '',
        file: citation.file,
        fileSha256: citation.sha256,
        line: citation.line,
        pointer: citation.pointer,
        ...cited,
        addedAs,
      };
    });
}

/** The item's own line first, then what its reviewer is shown beside it. */
function citationsFor(db: Database, services: ReviewServices, item: SealedItem): Citation[] {
  const own = item.citation === null ? [] : [item.citation];
  const present = db.prepare('select 1 from entitlement where uid = ?').get(item.entitlement) !== undefined;
  const shown = present ? citationsOf(services.entitlementDetail(db, item.entitlement)) : [];
  const found = new Map(own.map((citation) => [citationKey(citation), citation]));
  for (const key of shown) {
    if (found.has(key)) continue;
    const [artefact = '', line = '', pointer = ''] = splitKey(key);
    const citation = citationAt(db, artefact, line === '' ? null : Number(line), pointer === '' ? null : pointer);
    if (citation !== null) found.set(key, citation);
  }
  return [...found.values()];
}

/** `artefact|line|pointer`, where a pointer may hold a bar itself. */
function splitKey(key: string): string[] {
  const [artefact = '', line = '', ...pointer] = key.split('|');
  return [artefact, line, pointer.join('|')];
}

/** A name that a command line takes as it is. */
function plainName(path: string): string {
  return (
    basename(path)
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(-80) || 'file'
  );
}
