// Checks the files that a workspace keeps: each is named by the hash of its bytes, and each act names them by that hash.
import type { Database } from 'better-sqlite3';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { getBlob } from '../inventory/blobs.ts';
import { falseOutlines } from '../inventory/outline/known-outlines.ts';
import { failed, held, notCheckable } from './lines.ts';

const check = 'evidence';

export function evidenceLines(db: Database): CheckLine[] {
  const blobs = db.prepare<[], { sha256: string; size: number }>('select sha256, size from blob order by sha256').all();
  const named = namesOf(db);
  const nameOf = (sha256: string) => named.get(sha256) ?? `file ${sha256}`;
  const problems = blobs.flatMap(({ sha256, size }) => {
    const problem = problemOf(db, sha256, size);
    return problem === null ? [] : [failed(check, nameOf(sha256), problem)];
  });
  const stray = blobs.find(({ sha256 }) => !named.has(sha256));
  const artefacts = artefactLines(db);
  const bytes = blobs.reduce((sum, { size }) => sum + size, 0);
  return [
    ...(problems.length === 0
      ? [
          held(
            check,
            'kept files',
            `Each of the ${blobs.length} kept files (${bytes} bytes) has the SHA-256 that it is named by.`,
          ),
        ]
      : problems),
    // Of bytes that are not the stored ones no outline is true.
    ...(problems.length > 0 ? [] : outlineLines(db, nameOf)),
    ...artefacts,
    ...(stray === undefined
      ? []
      : [
          notCheckable(
            check,
            `file ${stray.sha256}`,
            'It is kept, but no evidence, population or sealed state names it.',
          ),
        ]),
  ];
}

/** Where the rows of a large table stand is what the viewer shows its lines by. */
function outlineLines(db: Database, nameOf: (sha256: string) => string): CheckLine[] {
  return falseOutlines(db).map((sha256) =>
    failed(
      check,
      nameOf(sha256),
      'The kept outline of this table is not the one that its bytes give: its viewer may show other lines than the cited ones. The file itself is the one that was stored.',
    ),
  );
}

function problemOf(db: Database, sha256: string, size: number): string | null {
  try {
    const bytes = getBlob(db, sha256);
    const chunks = db
      .prepare<[{ sha256: string }], { count: number; first: number | null; last: number | null }>(
        'select count(*) as count, min(chunk) as first, max(chunk) as last from blob_chunk where sha256 = $sha256',
      )
      .get({ sha256 });
    const isWhole = chunks?.count === 0 || (chunks?.first === 0 && chunks.last === chunks.count - 1);
    if (!isWhole) return 'Its parts are not numbered from 0 on.';
    return bytes.length === size ? null : `It has ${bytes.length} bytes; ${size} were recorded.`;
  } catch (cause) {
    if (cause instanceof CountersignError)
      return `Its bytes are not the ones that were stored: the SHA-256 is not ${sha256}.`;
    throw cause;
  }
}

interface ArtefactRow {
  readonly path: string;
  readonly bundle: string;
  readonly sha256: string;
  readonly size: number;
  readonly stored: string | null;
  readonly storedSize: number | null;
  readonly redactions: number;
  /** Its values are kept in place of its bytes. */
  readonly rendered: 0 | 1;
}

/** Where no secret was taken out, what is kept is what the provider handed over, so the two hashes are one. */
function artefactLines(db: Database): CheckLine[] {
  const rows = db
    .prepare<[], ArtefactRow>(
      `select artefact.path, bundle.name as bundle, artefact.sha256, artefact.size, stored_sha256 as stored,
         blob.size as storedSize, redactions, artefact_rendition.form is not null as rendered
       from artefact
       join bundle on bundle.id = artefact.bundle_id
       left join blob on blob.sha256 = artefact.stored_sha256
       left join artefact_rendition on artefact_rendition.artefact_id = artefact.id
       order by bundle.ordinal, artefact.path`,
    )
    .all();
  const whole = rows.filter((row) => row.stored !== null && row.redactions === 0 && row.rendered === 0);
  const wrong = whole.filter((row) => row.stored !== row.sha256 || row.storedSize !== row.size);
  const redacted = rows.filter((row) => row.stored !== null && row.redactions > 0 && row.rendered === 0).length;
  const rendered = rows.filter((row) => row.stored !== null && row.rendered === 1).length;
  const unkept = rows.filter((row) => row.stored === null).length;
  return [
    ...wrong.map((row) =>
      failed(
        'artefact',
        `${row.path} of ${row.bundle}`,
        `The kept file is not the one that was handed over: SHA-256 ${row.sha256} was.`,
      ),
    ),
    ...(wrong.length === 0 && whole.length > 0
      ? [held('artefact', 'evidence', `${whole.length} files are kept exactly as they were handed over.`)]
      : []),
    ...(rendered === 0
      ? []
      : [
          notCheckable(
            'artefact',
            'evidence',
            `${rendered === 1 ? 'Of one workbook' : `Of ${rendered} workbooks`} the values that were read are kept, not the file: only the provider's own copy shows that the recorded SHA-256 is theirs.`,
          ),
        ]),
    ...(redacted + unkept === 0
      ? []
      : [
          notCheckable(
            'artefact',
            'evidence',
            `${redacted} files are kept without the secrets that were in them, ${unkept} by hash only: only the provider's own copy shows that the recorded SHA-256 is theirs.`,
          ),
        ]),
  ];
}

/** What each kept file is to a person. */
function namesOf(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { sha256: string; name: string }>(
      `select stored_sha256 as sha256, artefact.path || ' of ' || bundle.name as name
       from artefact
       join bundle on bundle.id = artefact.bundle_id
       where stored_sha256 is not null
       union all
       select bundle_manifest.sha256, bundle_manifest.path || ' of ' || bundle.name
       from bundle_manifest
       join bundle on bundle.id = bundle_manifest.bundle_id
       union all
       select population_sha256, 'population of ' || name
       from campaign
       union all
       select digest, 'sealed state ' || edition || ' of ' || campaign.name
       from sealed_state
       join campaign on campaign.id = sealed_state.campaign_id`,
    )
    .all();
  return new Map(rows.map(({ sha256, name }) => [sha256, name]));
}
