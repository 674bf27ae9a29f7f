// English words: the ledger, its entries and filters, checkpoints, proofs, and the check of all of it.
import type { Authentication } from '../../../shared/words.ts';
import { counted, figure } from './figures.ts';

/** Acts where the code read out loud is not what people would say; the others are said as they are called. */
const acts: Readonly<Record<string, string>> = {
  'item.assigned': 'Reviewer changed',
  'operating_model.changed': 'Operating model changed',
  'decision.handed_over': 'Decision handed over alone',
  'state.sealed': 'State sealed for the report',
  'workspace.named': 'Workspace created',
  'key.added': 'Signing key added',
  'trust.added': 'Bundle key trusted',
  'trust.removed': 'Bundle key no longer trusted',
  'act.refused': 'Refused',
};

/** Parts of an entry whose name in the record says little; the others are said as they are called. */
const parts: Readonly<Record<string, string>> = {
  as: 'acting person',
  by: 'by whom',
  to: 'to',
  from: 'from',
  sha256: 'SHA-256',
  tagmanifestSha256: 'SHA-256 of the manifest',
  bodySha256: 'SHA-256 of the body',
};

export const ledger = {
  lead: (entries: number) =>
    `${counted(entries, 'entry', 'entries')}, numbered from 0, none of them ever changed or taken away. Times are yours; the report has UTC.`,
  whatIsLedger: {
    ask: 'What is the ledger?',
    answer:
      'Every act in this workspace is written down once, in order, with who did it and when. Each entry is hashed, and the hashes form a tree with one root: whoever changes, adds or removes an old entry gets another root.',
  },
  entries: 'Entries',
  entriesLabel: 'Entries of the ledger, newest first',
  columns: { index: 'Entry', at: 'When', actor: 'Who', text: 'What', act: 'Act' },
  filters: {
    label: 'Filters',
    text: 'Words or names in what happened',
    act: 'Kind of act',
    everyAct: 'Every kind of act',
    party: 'Party',
    everyParty: 'Every party',
    person: 'Person',
    everyPerson: 'Every person',
    since: 'From',
    until: 'To',
    withCount: (name: string, count: number) => `${name} (${figure(count)})`,
    clear: 'Clear',
    fit: (count: number) => (count === 1 ? '1 fits' : `${figure(count)} fit`),
    moreFit: (count: number) => `More than ${figure(count)} fit`,
  },
  parties: {
    customer: 'Customer',
    provider: 'Provider',
    adviser: 'Adviser',
    auditor: 'Auditor',
    operator: 'Nobody in person',
  } as Readonly<Record<string, string>>,
  none: { title: 'No entry fits.', means: 'Take a filter away.', clear: 'Clear the filters' },
  side: 'Entry and checkpoints',
  choose: {
    title: 'One entry',
    text: 'Choose an entry to read what it says, to see it exactly as it was hashed, and to prove it.',
  },
  entry: {
    title: (index: number) => `Entry ${figure(index)}`,
    when: 'When',
    utc: 'In UTC',
    who: 'Who',
    party: 'For which party',
    how: 'Made sure how',
    authenticated: {
      key: 'key unlocked with its passphrase',
      named: 'only named, no key',
    } satisfies Record<Authentication, string>,
    notWritten: 'not written down',
    nobody: 'nobody in person: whoever had the workspace open',
    says: 'What it says',
    saysNothing: 'Nothing but that it happened.',
    more: (count: number) => `${counted(count, 'further part', 'further parts')} in the entry as it was hashed.`,
    list: (count: number) => (count === 0 ? 'none' : counted(count, 'thing', 'things')),
    place: (number: number) => `no. ${number}`,
    leftOpen: (parts: readonly string[]) => `Nothing recorded for: ${parts.join(', ')}.`,
    empty: 'empty',
    nothing: 'none',
    yes: 'yes',
    no: 'no',
    code: 'Act',
    leaf: 'Leaf hash',
    asHashed: 'Exactly as it was hashed',
    canonical: 'The entry as it was hashed (canonical JSON)',
    copy: 'Copy the entry',
    save: 'Save the entry',
  },
  proof: {
    whatIs: {
      ask: 'What is a proof?',
      answer:
        'A short file that shows, without the other entries, that this one stands in the ledger under a root that a checkpoint holds. Who gets it checks it with “Verify a signed file” here, or with the command line; it needs no access to this workspace.',
    },
    make: 'Prove this entry',
    copy: 'Copy the proof (JSON)',
    save: 'Save the proof',
    leads: (hashes: number, size: number, held: boolean) =>
      `${counted(hashes, 'hash leads', 'hashes lead')} from this entry to the root over ${counted(size, 'entry', 'entries')}${
        held ? ', which a checkpoint holds.' : '; no checkpoint holds that root yet. Write one, then prove it again.'
      }`,
    again: 'Prove it again',
  },
  checkpoints: {
    title: 'Checkpoints',
    whatIs: {
      ask: 'What is a checkpoint?',
      answer:
        'The number of entries and their root, signed with the key of this workspace. One is written at each sign-off. Whoever owns the file could rewrite all of it; a checkpoint that somebody else keeps shows that.',
    },
    write: 'Write one',
    writing: 'Writing',
    written: (size: number) => `Checkpoint written over ${counted(size, 'entry', 'entries')}`,
    keep: 'Keep a copy elsewhere: against it, nothing before it can be changed unseen.',
    none: 'None yet. One is written at each sign-off.',
    size: (size: number) => counted(size, 'entry', 'entries'),
    copy: 'Copy',
    copyLabel: (size: number) => `Copy the checkpoint over ${figure(size)} entries`,
    save: 'Save',
    all: (count: number) => `Show all ${figure(count)}`,
  },
  check: {
    title: 'Check all of it',
    start: 'Check',
    again: 'Check again',
    running: 'Checking',
    subject: 'the ledger',
    cancel: 'Cancel',
    cancelled: 'The check was cancelled. It says nothing about the ledger.',
    means: 'Every hash is made again and held against what is stored.',
    changed: 'The ledger is not what it was.',
    waiting: 'Checking every entry',
  },
  acts,
  partNames: parts,
};
