// English words of the sign-off: the page to read, the signature, and the moment after.
import type { ReactNode } from 'react';
import { counted, figure } from './figures.ts';

export const signOff = {
  cannot: 'This person can’t sign.',
  chooseActor: 'Choose who acts',
  nobody: 'Nobody is chosen to act.',
  document: 'What you sign',
  review: 'Review',
  here: 'Sign off',
  title: 'Read this, then sign',
  lead: (of: {
    readonly person: string;
    readonly campaign: string;
    readonly customer: string;
    readonly items: number;
    readonly baseline: string;
  }) =>
    `Assignment of ${of.person}, ${of.campaign}, ${of.customer}. ${counted(of.items, 'item', 'items')}, baseline of ${of.baseline}. Nothing changes after you sign, except by a later decision that names its reason.`,
  outcomes: 'What was decided',
  serious: {
    title: 'High and critical, by name',
    none: 'none',
    note: (all: number, decided: number, alone: number) =>
      alone === all
        ? `all ${figure(all)}, each decided one at a time`
        : `${figure(decided)} of ${figure(all)} decided${alone === decided ? '' : `, ${figure(alone)} of them one at a time`}`,
    undecided: (count: number) =>
      `${counted(count, 'of these has', 'of these have')} no decision: the report lists ${count === 1 ? 'it' : 'them'} by name.`,
    show: (count: number) => (count === 1 ? 'Show it' : `Show the ${figure(count)}`),
    hide: 'Hide them',
    decide: 'Go on deciding',
    risk: 'Risk',
    what: 'Identity and what it may do',
    decision: 'Your decision',
    second: 'Second person',
    stillMissing: 'still missing',
    nothing: 'nothing to confirm',
    notNeeded: 'not needed',
    confirmed: (name: string, day: string) => `${name}, ${day}`,
  },
  on: (identity: string, privilege: string, resource: string) => `${identity}: ${privilege} on ${resource}`,
  more: (next: number, left: number) => `Show ${figure(next)} more of ${figure(left)}`,
  exceptions: {
    title: 'Exceptions you rely on',
    none: 'none',
    sentence: (of: {
      readonly identity: string;
      readonly privilege: string;
      readonly until: ReactNode;
      readonly approver: string;
      readonly control: string;
      readonly reviewOn: string | null;
    }): ReactNode => (
      <>
        {of.identity} keeps {of.privilege} until {of.until}. Approved by {of.approver}; instead: {of.control}.
        {of.reviewOn === null ? '' : ` Looked at again on ${of.reviewOn}.`}
      </>
    ),
  },
  how: { title: 'How this review was done', note: 'goes into the report as it is' },
  unanswered: {
    title: (count: number) => `${counted(count, 'item leaves', 'items leave')} this page without an answer.`,
    hide: 'Hide them',
    show: (count: number) => `Show the ${figure(count)}`,
    listed: (cannotDecide: number, noDecision: number): ReactNode => (
      <>
        They are listed by name in the report as{' '}
        {cannotDecide === 0 ? null : (
          <>
            <i>can’t decide</i> ({figure(cannotDecide)})
          </>
        )}
        {cannotDecide === 0 || noDecision === 0 ? null : ' and '}
        {noDecision === 0 ? null : (
          <>
            <i>no decision</i> ({figure(noDecision)})
          </>
        )}
        : nobody reads them as a yes.
      </>
    ),
  },
  signature: {
    pane: 'Signature',
    statement: 'Your statement',
    signs: 'Signs',
    for: 'For',
    theCustomer: ', the customer',
    with: 'With',
    noKey: 'no key yet',
    key: (fingerprint: ReactNode, subject: ReactNode): ReactNode => (
      <>
        Key {fingerprint} of {subject}, on this computer
      </>
    ),
    over: 'Over',
    counts: (decisions: number, open: number) =>
      `${counted(decisions, 'decision', 'decisions')}, ${counted(open, 'open item', 'open items')}`,
    asOf: 'As of',
    /** How much of the ledger the page was read from; nothing that came later is signed. */
    ledgerRead: (size: number, root: ReactNode): ReactNode => (
      <>
        {counted(size, 'entry', 'entries')} of the ledger, {root}
      </>
    ),
    afterwards: 'Then',
    checkpoint: (number: number) => `Checkpoint ${figure(number)} is written to the ledger`,
    keyMissing: (name: string) => `${name} has no signing key.`,
    makeKey: 'Make one now. It takes a moment and stays on this computer.',
    oneWay: (provider: string, changes: number) =>
      `This is the one step that can’t be undone. Afterwards ${provider}’s instruction list with ${counted(changes, 'change', 'changes')} is ready to hand over.`,
    before: 'Before signing',
    confirmed: 'No decision waits for a second person',
    checked: 'Authority, targets and dates were checked when each decision was recorded',
    /** After the decisions that wait for a second person: they stand in the way, the others do not. */
    waitsFirst: 'Until that is confirmed, or taken back, nothing can be signed.',
    goThere: 'Go there',
    wait: 'Wait instead',
    passphrase: 'Passphrase of your key',
    passphraseHint: 'never leaves this computer',
    passphraseNeeded: 'Type the passphrase: it is your signature.',
    inSample: (passphrase: string) => `In the sample: ${passphrase}`,
    copyToo: 'Save my copy in the same step: one signed page of PDF',
    sign: (decisions: number) => `Sign ${counted(decisions, 'decision', 'decisions')}`,
    signing: 'Signing',
    copyFile: (name: string) => `Receipt ${name}.pdf`,
  },
  receipt: {
    title: 'Signed',
    lead: (name: string, items: number, moment: string) =>
      `${name} signed ${counted(items, 'item', 'items')} on ${moment}.`,
    final: 'These decisions are final.',
    finalWhy: 'They change only by a later decision that names its reason, signed again.',
    what: 'What was signed',
    receipt: 'Receipt',
    signedBy: 'Signed by',
    over: 'Over',
    items: (count: number) => counted(count, 'item', 'items'),
    statement: 'Statement',
    digest: 'Digest',
    key: 'Key',
    ledger: 'Ledger',
    atEntry: (size: number) => `checkpoint at entry ${figure(size)}`,
    checkpoint: 'Checkpoint',
    keepOutside: 'keep a copy outside this computer',
    checkpointWhy:
      'Whoever holds these lines can show later that nothing before this signature was changed or taken away.',
    saveCheckpoint: 'Save the checkpoint',
    checkpointFile: 'checkpoint',
    copyCheckpoint: 'Copy the checkpoint',
    next: 'What happens next',
    instructions: (provider: string) =>
      `${provider} gets the instructions for what is reduced and revoked, with the pack. Their next bundle has to show it.`,
    closing: 'When every reviewer has signed, the lead closes the campaign.',
    reports: 'Signed reports and the audit pack are issued from it.',
    toReports: 'To the reports',
    toItems: 'Back to the items',
    several: 'Signed more than once',
    of: (campaign: string) => `In ${campaign}`,
  },
  copy: {
    save: 'Save my copy',
    lead: 'One page with what you signed and the checkpoint, signed with your key. Keep it outside this computer.',
    notNow: 'Not now',
    signAndSave: 'Sign and save',
    passphraseHint: 'nothing keeps it',
    passphraseNeeded: 'Type the passphrase: the copy is signed with your key.',
    saved: 'Your copy is saved.',
    open: 'Open it',
    failed: 'You have signed; your copy could not be saved. Save it below.',
  },
};
