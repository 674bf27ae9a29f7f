// Section 12: the head of the ledger, how to check the document with stock tools, and what a failure means.
import type { SealedState } from '../../../review/sealed-state.ts';
import { code, grouped, heading, mono, paragraph, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import { drawLines, drawString, element, tagged } from '../pen.ts';
import { need, type Sheet } from '../sheet.ts';
import { table } from '../table.ts';
import { fitLines, line, type Text } from '../text.ts';

interface Step {
  readonly question: string;
  readonly commands: readonly string[];
  readonly see: Text;
}

export function drawVerification(sheet: Sheet, state: SealedState): void {
  heading(
    sheet,
    '12',
    'Ledger head and how to verify this document',
    'Has anything been changed since, and how can I find out without your software?',
    'page',
  );
  subheading(sheet, '12.1', 'Ledger head');
  drawLedgerHead(sheet, state);
  subheading(sheet, '12.2', 'Step by step with stock tools');
  paragraph(
    sheet,
    line(
      {},
      'Debian packages: ',
      mono('poppler-utils'),
      ', ',
      mono('libnss3-tools'),
      ', ',
      mono('qpdf'),
      ', ',
      mono('openssl'),
      `. Take the root certificate and its fingerprint from ${state.workspace.customer} by another way than this document.`,
    ),
  );
  for (const [index, step] of steps(sheet.furniture).entries()) drawStep(sheet, step, index + 1);
  subheading(sheet, '12.3', 'What a failure means', 60);
  table(sheet, {
    caption: 'Reading a failure',
    columns: [
      { head: 'You see', width: 176, face: 'condensedMedium' },
      { head: 'It means', width: page.text - 176 },
    ],
    rows: [
      ['“Digest Mismatch”', 'A byte inside the signed range was changed. Do not rely on any page.'],
      [
        '“Not total document signed”',
        'Right for every signature but the last, where several persons signed in turn. For the last: something was appended after it. Ask for the edition as sealed.',
      ],
      [
        '“Certificate issuer isn’t Trusted”',
        'The document is unchanged since signing, but you have not said that you trust this root.',
      ],
      ['State on the page foot differs from the title page', 'Pages of two editions were mixed.'],
      [
        'No signature at all',
        'This is a draft, or the signature was removed. A report that is not signed proves nothing.',
      ],
    ].map((cells) => ({ cells })),
  });
  drawWords(sheet);
}

function drawLedgerHead(sheet: Sheet, state: SealedState): void {
  if (state.ledger.checkpoint === '') {
    paragraph(sheet, 'No checkpoint was written yet: nothing in the ledger of this draft is sealed.');
    return;
  }
  code(
    sheet,
    state.ledger.checkpoint.trimEnd().split('\n'),
    'Checkpoint in the C2SP form, a signed note. A line that is indented by four spaces goes on from the line above.',
  );
  code(
    sheet,
    [state.ledger.verifierKey],
    'Verifier key of the ledger. Compare it with the one you were given by another way.',
  );
  paragraph(
    sheet,
    `${state.ledger.size.toLocaleString('en-GB')} entries. Compare the root with an older checkpoint that is outside ${state.workspace.customer}’s hands. Without one, nobody can say whether the end was cut off: integrity and completeness are two verdicts.`,
  );
}

function steps({ stateDigest, redacted }: Sheet['furniture']): Step[] {
  return [
    {
      question: 'Is the signature valid, and is the whole file signed?',
      commands: [
        'certutil -N -d sql:nss --empty-password',
        'certutil -A -d sql:nss -n root -t CT,C,C -i root.pem',
        'pdfsig -nssdir sql:nss report.pdf',
      ],
      see: 'You must see “Signature is Valid”, “Certificate is Trusted” and, for the last signature, “Total document signed”. Appended bytes leave the first line true: all three are needed.',
    },
    {
      question: 'Is the embedded sealed state what the tables show?',
      commands: ['pdfdetach -save 1 -o decisions.json report.pdf', 'sha256sum decisions.json'],
      see: ['The digest must be the one on the title page:', line({ face: 'mono', size: 6.6 }, grouped(stateDigest))],
    },
    {
      question: 'Is the audit pack whole? (in the unpacked folder)',
      commands: [
        'sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt',
        'openssl verify -CAfile root.pem -untrusted sig/certificates.pem sig/certificates.pem',
        'openssl x509 -in sig/certificates.pem -noout -pubkey | cmp - sig/signer.pub.pem',
        'openssl dgst -sha256 -verify sig/signer.pub.pem \\',
        '  -signature sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt',
      ],
      see: 'Every line of the first command must end in “OK”, the second must say “OK”, the third nothing, the last “Verified OK”. A file that is in no manifest is a failure too.',
    },
    ...(!redacted
      ? []
      : [
          {
            question: 'Does this redacted edition say the same as the full one?',
            commands: ['countersign verify report.pdf --full full-report.pdf --root root.pem'],
            see: 'Needs the full edition. “redaction” must be held: every pseudonym is opened, and every figure, outcome, date and digest is the same. Without our software: the commitments are in decisions.json, the seed in redaction.json of the full edition, and both say how they are made.',
          },
        ]),
    {
      question: 'Everything at once, if you have Countersign',
      commands: ['countersign verify report.pdf --root root.pem --checkpoint older.txt'],
      see: 'One line for each thing checked: held, failed or not checkable. Never a bare OK.',
    },
  ];
}

function drawStep(sheet: Sheet, step: Step, number: number): void {
  const { pen } = sheet;
  need(sheet, 30 + step.commands.length * 11 + 52);
  tagged(pen, 'H3', sheet.section, () => {
    drawString(pen, page.left, sheet.y + 9.5, String(number), {
      face: 'sansMedium',
      size: 9.4,
      colour: colours.middle,
    });
    drawString(pen, page.left + 16, sheet.y + 9.5, step.question, {
      face: 'sansMedium',
      size: 9.4,
      colour: colours.ink,
    });
  });
  sheet.y += 17;
  code(sheet, step.commands, null, 16);
  const lines = fitLines(pen.faces, step.see, page.text - 16, { face: 'sans', size: 8.8, colour: colours.soft });
  const tag = element(pen, 'P', sheet.section);
  drawLines(pen, lines, page.left + 16, sheet.y + 6, 12.4, tag);
  tag?.end();
  sheet.y += lines.length * 12.4 + 9;
}

function drawWords(sheet: Sheet): void {
  subheading(sheet, '12.4', 'Words in this report', 80);
  table(sheet, {
    caption: 'Words',
    columns: [
      { head: 'Word', width: 110, face: 'condensedMedium' },
      { head: 'Meaning here', width: page.text - 110 },
    ],
    rows: [
      ['Entitlement', 'One identity, one privilege, one resource: the unit that is decided.'],
      ['Bundle', 'What the provider hands over: source files, a signed manifest, declared counts.'],
      [
        'Reviewer of record',
        'The customer’s person who is accountable for the decision; the performer differs only under a delegation.',
      ],
      ['Claim', 'The provider’s word that something was done. Never counted as done.'],
      ['Verified', 'A later bundle or the customer’s own evidence shows it.'],
      [
        'Not evaluable',
        'The facts that a rule or requirement needs are not in the evidence. Unknown is not false, and not true.',
      ],
      ['Exception', 'A risk accepted by a person of the customer, with a compensating control and an end.'],
      ['Sealed state', 'Everything this report says, as one document; its SHA-256 names it.'],
      [
        'Ledger, checkpoint',
        'The append-only record of every act; the signed statement of its size and root at one moment.',
      ],
      ['Edition', 'A report made from one sealed state. A correction makes a new edition that names the old one.'],
    ].map((cells) => ({ cells })),
  });
}
