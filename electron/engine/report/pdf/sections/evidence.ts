// Section 11: where each fact comes from, and who vouched for it.
import type { Trust } from '../../../../../shared/words.ts';
import type { SealedBundle, SealedState } from '../../../review/sealed-state.ts';
import { evidenceNumber, personName } from '../../figures.ts';
import { bytes, counted, shortTime } from '../../wording.ts';
import { grouped, heading, paragraph } from '../flow.ts';
import { colours, page } from '../grid.ts';
import type { Sheet } from '../sheet.ts';
import { type Group, type Row, table } from '../table.ts';
import { type Line, line } from '../text.ts';

const trustWords: Readonly<Record<Trust, string>> = {
  trusted: 'trusted signature',
  'unknown-signer': 'SIGNER NOT KNOWN',
  unsigned: 'NOT SIGNED',
};

const small = { size: 7.3, colour: colours.soft } as const;
const digest = { face: 'mono', size: 6.2, colour: colours.soft } as const;

export function drawEvidence(sheet: Sheet, state: SealedState): void {
  heading(sheet, '11', 'Evidence register', 'Where does each fact come from, and who vouched for it?', 250);
  const unvouched = state.bundles.filter((bundle) => bundle.trust !== 'trusted');
  paragraph(
    sheet,
    unvouched.length === 0
      ? 'Every bundle carries a signature whose fingerprint the customer had pinned before.'
      : `${counted(unvouched.length, 'bundle was', 'bundles were')} imported without a trusted signature, each on an explicit acknowledgement that is in the ledger. What rests on them rests on the word of whoever handed them over.`,
  );
  table(sheet, {
    caption: 'Bundles and files',
    size: 8,
    leading: 10.2,
    padding: 3.4,
    columns: [
      { head: 'Ev.', width: 30, face: 'condensedBold' },
      { head: 'File and SHA-256', width: page.text - 30 - 64 - 80 },
      { head: 'Size', width: 64, align: 'right' },
      { head: 'Kept, redactions', width: 80, align: 'right' },
    ],
    rows: state.bundles.flatMap((bundle): (Row | Group)[] => [
      { group: `${evidenceNumber(state, bundle.id)}  ${bundle.name}`, aside: trustWords[bundle.trust] },
      bundleRow(state, bundle),
      ...bundle.artefacts.map(
        (artefact): Row => ({
          cells: [
            '',
            { text: [artefact.path, line(digest, grouped(artefact.sha256))] },
            bytes(artefact.size),
            `${artefact.kept ? 'kept' : 'not kept'}${artefact.redactions === 0 ? '' : `, ${counted(artefact.redactions, 'redaction')}`}`,
          ],
        }),
      ),
    ]),
  });
}

function bundleRow(state: SealedState, bundle: SealedBundle): Row {
  const isVouched = bundle.trust === 'trusted';
  const from = bundle.provider ?? 'no provider named';
  const sequence = bundle.sequence === null ? '' : `, number ${bundle.sequence} (${bundle.lineage})`;
  const lines: Line[] = [
    line({ face: 'condensedMedium' }, `From ${from}${sequence}`),
    line(
      small,
      `received ${shortTime(bundle.receivedAt)}${bundle.effectiveAt === null ? '' : `, describes ${shortTime(bundle.effectiveAt)}`}, imported by ${personName(state, bundle.importedBy)}${bundle.ledgerEntry === null ? '' : `, ledger entry ${bundle.ledgerEntry}`}`,
    ),
    line(
      isVouched ? small : { size: 7.3, face: 'condensedBold', colour: colours.red },
      `${trustWords[bundle.trust]}${bundle.signatureKind === null ? '' : `, ${bundle.signatureKind}`}${bundle.acknowledged ? ', import acknowledged' : ''}`,
    ),
    ...(bundle.fingerprint === null ? [] : [line(digest, bundle.fingerprint)]),
    line(digest, `manifest ${grouped(bundle.tagmanifestSha256)}`),
  ];
  return { tint: isVouched ? colours.tint : colours.redTint, cells: ['', { text: lines, span: 3 }] };
}
