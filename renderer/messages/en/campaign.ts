// English words: how a campaign stands, reminders, closing, what is left open, and what comes next.
import type { TriggerKind } from '../../../shared/contract/campaign.ts';
import type { CarryReason } from '../../../shared/contract/campaign-plan.ts';
import type { UnfinishedReason } from '../../../shared/words.ts';
import { counted, figure } from './figures.ts';

export const campaign = {
  page: {
    toItems: 'To the items',
    reports: 'Reports',
    summary: (items: number, state: string, baselineOf: string, bundles: string) =>
      `${counted(items, 'item', 'items')}, ${state}. Baseline of ${baselineOf}: ${bundles}.`,
    closedBecause: (reason: string) => `Closed because: ${reason}`,
    toKnow: 'To know',
    toKnowNote: 'goes into the report as it is',
    pace: 'Day by day',
    paceNote: {
      day: (day: number, days: number) => `day ${figure(day)} of ${figure(days)}`,
      late: (days: number) => `${counted(days, 'day', 'days')} late`,
      closed: 'closed',
    },
    outcomes: 'Outcomes',
    untilADate: 'Until a date',
    outcomesNote: { complete: 'complete', soFar: 'so far', incomplete: 'closed incomplete' },
    operatingModel: 'Operating model',
    modelVersion: (version: number) => `Version ${figure(version)} was in force when it opened.`,
    showModel: 'Show it',
    quality: 'How it is being done',
    qualityNote: 'goes into the report as it is',
    refused: 'Refused',
    refusedText: (times: number) =>
      counted(times, 'attempt by somebody who may not', 'attempts by somebody who may not'),
  },
  progress: {
    reviewers: 'Reviewers',
    systems: 'Systems',
    reviewer: 'Reviewer',
    system: 'System',
    bar: 'Decided of all items',
    decided: 'Decided',
    serious: 'High, critical',
    state: 'State',
    nobody: 'Nobody yet',
    of: (decided: number, items: number) => `${figure(decided)} of ${figure(items)}`,
    signed: (day: string) => `signed ${day}`,
    overdue: 'overdue',
    open: 'not signed',
    assignmentsNote: (assignments: number) => counted(assignments, 'assignment', 'assignments'),
    overdueNote: (names: string) => `overdue: ${names}`,
    behind: (even: number) => `behind, even pace ${figure(even)}`,
    behindNote: (names: string) => `behind: ${names}`,
    systemsNote: (systems: number) => counted(systems, 'system', 'systems'),
    more: (left: number) => `Show ${figure(left)} more`,
  },
  covers: {
    title: 'What it covers',
    everything: 'Everything that the evidence shows, but for what is left out below.',
    limited: 'A limited review: nothing else was asked.',
    exactly: (entitlements: number) => `Exactly ${counted(entitlements, 'entitlement', 'entitlements')}`,
    facts: {
      only: 'Only',
      systems: 'Systems',
      kinds: 'Kinds',
      where: 'Where',
      owners: 'Owners',
      since: 'Since',
      risk: 'Risk',
    },
    withVendor: 'with the platform’s own identities',
    riskAndAbove: (risk: string) => `${risk} and above`,
    leftOut: 'Left out',
    leftOutNote: 'listed in the report',
    nothingLeftOut: 'Nothing is left out.',
    byRule: 'by rule',
    approvedBy: (name: string) => `approved by ${name}`,
    tookOver: 'Taken over from before',
    tookOverNote: (items: number) => `${counted(items, 'item', 'items')}, asked again first`,
    gone: 'Left open before, and gone',
    goneNote: 'no longer in the evidence',
  },
  reminders: {
    title: 'Reminders',
    note: 'files to hand over; nothing is sent',
    nobody: 'Everybody has signed off, or nobody is assigned yet.',
    onlySignature: 'only the signature is missing',
    open: (open: number, items: number, time: string) => `${figure(open)} of ${figure(items)} open, ${time}`,
    timeUnknown: 'time not known yet',
    about: (time: string) => `about ${time}`,
    minutes: (minutes: number) =>
      minutes < 90 ? counted(minutes, 'minute', 'minutes') : counted(Math.round(minutes / 60), 'hour', 'hours'),
    overdue: 'overdue',
    save: 'Save reminder',
    saveFor: (name: string) => `Save reminder for ${name}`,
    page: 'Page to print',
    calendar: 'Calendar entry',
    text: 'Text for a message',
    forms: { page: 'HTML', calendar: 'ICS', text: 'TXT' },
  },
  snapshot: {
    title: 'Closing snapshot',
    note: 'the newest evidence against the baseline',
    nothingLater:
      'No evidence came after the baseline. Import the provider’s next bundle: it shows what was carried out.',
    asDecided: 'As decided',
    notDone: 'Not done',
    undecided: 'Undecided',
    nobodyDecided: (changes: number) => `${counted(changes, 'change', 'changes')} nobody decided`,
    unchanged: 'Unchanged',
    newSince: 'New since',
    seenIn: 'Seen in',
    showEach: 'Show each of them',
  },
  close: {
    act: 'Close the campaign',
    running: 'Closing',
    title: (name: string) => `Close ${name}`,
    lead: 'Read what is still open. Then close it: nothing in it is decided after that, and it can’t be deleted.',
    leaveOpen: 'Leave it open',
    stillOpen: 'Still open',
    stillOpenNote: (total: number, items: number) => `${figure(total)} of ${counted(items, 'item', 'items')}`,
    nothingOpen: 'Every item has a final answer.',
    nothingOpenMeans: 'Each was decided by somebody who may, confirmed where that was needed, and signed.',
    partialMeans: 'The evidence itself is incomplete, so the campaign still can’t read as complete.',
    which: 'Which of them',
    all: 'All',
    reasons: {
      unassigned: 'Nobody reviews it',
      no_decision: 'No decision',
      cannot_decide: 'Can’t decide',
      second_person: 'Waits for a second person',
      ended: 'Its answer has ended',
      not_signed: 'Decided, not signed',
    } satisfies Record<UnfinishedReason, string>,
    columns: { risk: 'Risk', access: 'Access', reviewer: 'Reviewer', why: 'Why it is open' },
    on: (privilege: string, resource: string) => `${privilege} on ${resource}`,
    nobody: 'nobody',
    remind: 'Remind reviewers',
    more: (left: number) => `Show more, ${figure(left)} are left`,
    what: 'What closing does',
    consequences: {
      named: (items: number) =>
        `${counted(items, 'item goes', 'items go')} into the report by name without an answer. Nobody reads that as a yes.`,
      unsigned: (items: number) =>
        `${counted(items, 'decision', 'decisions')} that nobody signed ${items === 1 ? 'counts' : 'count'} as none.`,
      sealed: 'What was decided is sealed with a checkpoint. Reports are issued from it.',
      followUp: 'What is left open can be asked again in a follow-up, and the next round of a series takes it.',
    },
    reason: 'Why it is closed before it is complete',
    reasonComplete: 'Remark',
    required: 'required',
    optional: 'optional',
    reasonMissing: 'Say why it is closed before it is complete.',
    reasonExample: 'End of the quarter; what is open goes into the next round',
    done: (name: string) => `${name} is closed`,
    alreadyClosed: 'This campaign is closed.',
    alreadyClosedMeans: 'What it left open stands on its page.',
    showPage: 'Show how it stands',
  },
  ends: {
    title: 'Left open',
    nothing: 'nothing',
    nothingMeans: 'Every answer stands, or a later campaign has asked again.',
    note: (ends: number) => `${figure(ends)}, until a later campaign asks again`,
    why: (why: CarryReason, day: string | null): string => {
      switch (why) {
        case 'no_decision':
          return 'no decision';
        case 'cannot_decide':
          return 'could not be decided';
        case 'certified_until':
          return day === null ? 'certified until a date' : `certified until ${day}`;
        case 'certification_ended':
          return day === null ? 'its certification has ended' : `certified until ${day}: past`;
        case 'exception_ended':
          return 'its exception has ended';
      }
    },
    inCampaign: (why: string, campaignName: string, reference: string) => `${why} in ${campaignName} (${reference})`,
    listedOnly: 'gone from the evidence, so only listed',
    gone: 'gone from the evidence',
    access: (identity: string, privilege: string) => `${identity}: ${privilege}`,
    full: (reference: string, identity: string, privilege: string, resource: string) =>
      `${reference} ${identity}: ${privilege} on ${resource}`,
    more: (left: number) => `Show more, ${figure(left)} are left`,
    open: (chosen: number) =>
      chosen === 1 ? 'Open a follow-up over this one' : `Open a follow-up over these ${figure(chosen)}`,
    chooseOne: 'Choose at least one to ask it again.',
    never:
      'A closed campaign never changes: they are asked again in a small campaign of their own, and the next round of a series takes what is left.',
  },
  rounds: {
    title: 'What comes next',
    lead: 'Events between two rounds, and rounds that come back. Each opens only when somebody opens it.',
    underWay: 'Under way',
    decidedOf: (decided: number, items: number) => `${figure(decided)} of ${figure(items)} decided`,
    openCampaign: 'Open a campaign',
    draft: 'A plan not opened yet',
    draftKept: (moment: string, due: string | null) =>
      due === null ? `Saved as a draft, ${moment}` : `Saved as a draft, ${moment}; due ${due}`,
    draftNameless: 'A campaign without a name',
    draftGoOn: 'Go on with the plan',
    none: 'none',
    triggers: 'Calls for a review now',
    noTriggers: 'Nothing calls for a review of its own.',
    noTriggersMean:
      'An owner who leaves, a secret found in the open or a privilege that is raised shows up here until it is reviewed or dismissed with a reason. What an open review already asks about is not listed.',
    kinds: {
      owner_left: 'Owner left',
      secret_leaked: 'Secret leaked',
      privilege_raised: 'Privilege raised',
    } satisfies Record<TriggerKind, string>,
    since: (day: string) => `since ${day}`,
    notAssessed: 'not assessed',
    on: (resource: string) => `on ${resource}`,
    access: (identity: string, privilege: string, resource: string) => `${identity}: ${privilege} on ${resource}`,
    more: (left: number) => `Show more, ${figure(left)} are left`,
    review: (entitlements: number) =>
      entitlements === 1 ? 'Open a review of this one' : `Open a review of these ${figure(entitlements)}`,
    dismiss: 'Dismiss with a reason',
    series: 'Series',
    noSeries: 'No review repeats yet.',
    noSeriesMean:
      'Plan a campaign and save it as a series: scope and reviewers are kept, and each round is proposed with what the earlier ones left open.',
    planOne: 'Set up a series',
    rhythm: (months: number, days: number) =>
      `every ${months === 1 ? 'month' : `${figure(months)} months`}, ${counted(days, 'day', 'days')} to decide`,
    ended: (by: string, day: string, reason: string) => `Ended by ${by} on ${day}: ${reason}`,
    nextRound: 'Next round',
    opensOn: (day: string, due: boolean) => (due ? `due since ${day}` : `opens on ${day}`),
    takesOver: 'Takes over',
    carried: (items: number, gone: number) =>
      [
        ...(items === 0 && gone === 0 ? ['nothing: no item was left open before'] : []),
        ...(items === 0 ? [] : [`${counted(items, 'item', 'items')} left open before, asked first`]),
        ...(gone === 0
          ? []
          : [`${counted(gone, 'item', 'items')} left open before and gone from the evidence, so only listed`]),
      ].join('; '),
    missed: 'Missed',
    missedText: (rounds: number) =>
      `${counted(rounds, 'round', 'rounds')} before it ${rounds === 1 ? 'was' : 'were'} not opened`,
    opened: 'Opened so far',
    openNext: 'Open the next one',
    end: 'End the series',
  },
  reason: {
    dismiss: {
      title: 'Dismiss without a review?',
      lead: 'Your reason goes into the ledger with your name. If it happens again, it comes up again.',
      example: 'Planned change CHG-2291, reviewed by the change board',
      act: 'Dismiss it',
      done: 'Dismissed. The reason is in the ledger.',
    },
    end: {
      title: 'End this series?',
      lead: 'No further round is proposed. What was opened stays, and so does what is left open.',
      example: 'Replaced by a monthly review',
      act: 'End it',
      done: 'The series has ended.',
    },
    leave: 'Leave it',
    running: 'Recording',
    why: 'Why',
    required: 'required',
    missing: 'Say why: it is what an auditor reads.',
  },
};
