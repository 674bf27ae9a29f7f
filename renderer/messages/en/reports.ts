// English words: what leaves the building: what it will contain, issuing it, what was issued, and one decision by itself.
import type { ReportFormat } from '../../../shared/report-formats.ts';
import { counted, figure } from './figures.ts';

export const reports = {
  title: 'Reports',
  lead: 'What leaves the building, signed by a person of the customer, and verifiable by anybody without Countersign.',
  campaign: 'Campaign',
  nothing: 'There is nothing to report yet.',
  nothingWhy: 'A report is made of a campaign: its decisions, its evidence, and how the review was done.',
  openCampaign: 'Open a campaign',
  reportOn: 'Report on',
  closed: (date: string) => `closed ${date}`,
  due: (date: string) => `open, due ${date}`,
  willSay: 'It will say',
  becauseItIsSo: 'because it is so',
  notices: (count: number) => counted(count, 'notice', 'notices'),
  contains: 'What it will contain',
  sections: (count: number) => counted(count, 'section', 'sections'),
  groups: { reading: 'For reading', auditor: 'For the auditor', tools: 'For tools' },
  formats: {
    pdf: {
      title: 'Report (PDF)',
      purpose:
        'To read and to file: every decision by name, exceptions, coverage, how the review was done. Signed inside the file.',
    },
    summary: {
      title: 'Management summary (PDF)',
      purpose:
        'Two pages: complete or not in a sentence, five figures, four charts, what needs a person. Signed inside the file.',
    },
    xlsx: {
      title: 'Workbook (XLSX)',
      purpose:
        'To sort and filter: the same content as rows, with the address of each line of evidence. Signed inside the file.',
    },
    pack: {
      title: 'Audit pack (ZIP)',
      purpose:
        'For the auditor: both documents, ledger, proofs and root certificates, to be verified with stock tools.',
    },
    csv: {
      title: 'Tables (CSV)',
      purpose:
        'To compute with: every table with a documented schema, one file each, that fits those of other campaigns and clients.',
    },
    parquet: {
      title: 'Tables (Parquet)',
      purpose: 'To query many clients together in DuckDB, Spark or Trino: the same tables with typed columns.',
    },
    oscal: {
      title: 'OSCAL assessment results (JSON)',
      purpose: 'For compliance tools: each requirement, observation and risk in NIST’s exchange format.',
    },
    poam: {
      title: 'OSCAL plan of action (JSON)',
      purpose: 'For compliance tools: what is still to be removed, answered or renewed, with its dates.',
    },
  } satisfies Record<ReportFormat, { title: string; purpose: string }>,
  notRedacted: {
    pack: 'It holds the whole ledger, entry by entry, so it is always full.',
    tools: 'Tools need the ids: it is always full.',
  },
  issue: {
    title: 'Issue',
    isDraft: 'draft, unsigned',
    signed: (edition: number) => `edition ${figure(edition)}, signed`,
    which: 'Full or redacted',
    full: 'Full',
    redacted: 'Redacted',
    draft: 'It will be a draft.',
    draftWhy:
      'A signed report needs a closed campaign, or one whose assignments are all signed off. A draft says so on every page.',
    noNames: 'For readers who need no names.',
    noNamesWhy:
      'Persons, identities, systems and files get pseudonyms, and what people wrote is withheld. Each of them carries a commitment that the full edition opens, so anybody who has both can check that nothing else differs.',
    sign: 'Sign and save',
    issue: 'Issue and save',
    saveDraft: 'Save a draft',
    ofForm: (verb: string, form: string) => `${verb}: ${form}`,
    signTitle: (form: string, redacted: boolean) => `Sign the ${form}${redacted ? ', redacted' : ''}`,
    issueTitle: (form: string, redacted: boolean) => `Issue the ${form}${redacted ? ', redacted' : ''}`,
    draftTitle: (form: string, redacted: boolean) => `Save a draft of the ${form}${redacted ? ', redacted' : ''}`,
    lead: (campaign: string, edition: number | null, purpose: string) =>
      `${campaign}${edition === null ? '' : `, edition ${figure(edition)}`}. ${purpose}`,
    cancel: 'Cancel',
    leave: 'Leave it',
    writing: 'Writing',
    writingDocument: 'Writing the document',
    choose: 'Choose where to save',
    cancelled: 'Cancelled. Nothing was written.',
    pseudonyms: 'Names and ids become pseudonyms, and what people wrote is withheld.',
    pseudonymsWhy: 'Your certificate still says who signs. Keep the full edition: it proves each pseudonym.',
  },
  saved: {
    title: 'Saved',
    lead: 'It is listed in the ledger with its checksum. Whoever gets the file can verify it without Countersign.',
    decisionLead:
      'That it left is recorded in the ledger. Whoever gets it can check it without Countersign: its page says how.',
    folder: 'Show in folder',
    open: 'Open',
    done: 'Done',
    file: 'File',
    size: 'Size',
    sha256: 'SHA-256',
    state: 'State',
    copyChecksum: 'Copy the checksum line',
    howToCheck: 'How an auditor checks it',
    checksum: 'Nothing was changed on the way: the command prints the checksum above.',
    how: {
      pdf: 'Who signed it, and that nothing was changed since: any PDF reader says so in its signature panel, or this command.',
      xlsx: 'Who signed it, and that nothing was changed since: Excel says so under File, Info; LibreOffice in its status bar.',
      pack: 'Everything else: README.txt in the pack gives each command, for openssl, sha256sum and a spreadsheet.',
      decision: 'Everything else: README.txt in the file gives each command, for openssl and sha256sum.',
      unsigned: 'It carries no signature of its own. Countersign holds it against the audit pack or this workspace.',
      draft: 'It is a draft and not signed: it proves nothing.',
    },
    checkNow: 'Check it now',
    notAtHand: (file: string) =>
      `${file} can’t be shown from here: it was moved, or saved before Countersign was last started.`,
    checksumCopied: 'The checksum line is copied.',
  },
  issued: {
    title: 'Issued',
    none: 'Nothing has been issued yet. What is issued is listed here with its checksum.',
    draft: 'draft, unsigned',
    redacted: 'redacted',
    signatures: (count: number) => counted(count, 'signature', 'signatures'),
    timestamp: 'time stamp',
    about: (campaign: string, edition: number, size: string, at: string, by: string) =>
      `${campaign}, edition ${figure(edition)}, ${size}; ${at} by ${by}`,
    sha256: 'SHA-256',
    more: (file: string) => `More for ${file}`,
    sign: 'Add a signature',
    signNote: 'by a further person; the earlier one stays valid',
    stamp: 'Add a time stamp',
    stampNote: 'of an authority, carried as files',
    copyChecksum: 'Copy the checksum line',
    folder: 'Show in folder',
    signedBy: (by: string | null, at: string, reason: string | null, file: string) =>
      `Signed${by === null ? '' : ` by ${by}`}, ${at}: ${reason ?? ''} (${file})`,
    stamped: (authority: string | null, at: string | null, file: string) =>
      `Time stamp of ${authority ?? ''}: ${at ?? ''} (${file})`,
  },
  chosen: {
    choose: 'Choose',
    another: 'Another',
    chooseWhat: (what: string, again: boolean) => `${again ? 'Choose another' : 'Choose'}: ${what}`,
  },
  countersign: {
    title: 'Add a signature',
    lead: (file: string, by: string) =>
      `${file}, issued by ${by}. The new signature is appended: what was signed before stays byte for byte, and stays valid.`,
    choose: (file: string) => `Choose ${file} as it was issued`,
    signing: 'Signing',
    hasSigned: (name: string) => `${name} has signed this report already.`,
    anotherPerson: 'Choose another person at the top of the window, then come back.',
    report: 'The report',
    reportHint: 'The workspace keeps no copy of it, only its checksum: choose the file.',
    chooseIssued: 'Choose the file that was issued.',
    says: 'What the signature says',
    saysHint: 'shown in the box on the page and in every reader',
    sayFor: 'Say what you sign it for.',
    usual: 'I have read this report and countersign it.',
  },
  timestamp: {
    title: 'Add a time stamp',
    lead: 'An authority of your choice confirms when the last signature was there. Nothing goes over the network: the query and the reply are files that you carry.',
    choose: (file: string) => `Choose ${file}, the last signed one`,
    saveQuery: '1. Save the query',
    addReply: '2. Add the reply',
    reportHint: 'The file as it was signed last: the workspace keeps only its checksum.',
    queryIn: (file: string) => `The query is in ${file}.`,
    queryWhere:
      'Send it to the authority as application/timestamp-query, or answer it with openssl ts -reply. It holds only a checksum of the signature, nothing of the report.',
    reply: 'The authority’s reply',
    replyHint: 'A .tsr file, once the authority has answered the query.',
    chooseReply: 'Choose the reply, or save the query first.',
    order:
      'A signature that is added later covers the time stamp. The other way round is not possible for an earlier signature: stamp it before the next person signs.',
  },
  decision: {
    title: 'One decision',
    note: 'without the others',
    text: 'For whoever asks about one access: the decision as it was sealed, the proof that it is in the ledger, and the lines it rests on.',
    item: 'Item',
    wrong: (example: string) => `Type the number of an item of this campaign, such as ${example}.`,
    handOver: 'Hand over',
    handOverOf: (reference: string) => `Hand over the decision on ${reference}`,
    lead: 'One signed file: the decision as it was sealed, its proofs and the lines it rests on. Of the other items it tells no more than their numbers and outcomes.',
    withFiles:
      'Add the evidence files. Without them the lines are your signed word; with them anybody sees that they stand there, and everything else in these files.',
    writing: 'Writing the file',
  },
};
