// English words: controls, their verdicts, and the way to say that a verdict is wrong.
import { counted, figure } from './figures.ts';

/** Where an entitlement behind a verdict stands; the engine gives the code in words of its own. */
const states: Readonly<Record<string, string>> = {
  open: 'open',
  'not under review': 'not under review',
  verified: 'verified',
  excepted: 'excepted',
  certify: 'certified',
  'certify until': 'certified for a time',
  reduce: 'to be reduced',
  revoke: 'to be revoked',
  'cannot decide': 'waits for an answer',
};

export const controls = {
  coverage: 'Coverage',
  control: 'Control',
  requirements: 'Requirements',
  lead: (count: number) =>
    `${counted(count, 'requirement', 'requirements')}. Where evidence is missing, the verdict says so.`,
  onlyThese: 'Show only these verdicts',
  whatIsCoverage: {
    ask: 'What is coverage?',
    answer:
      'Each requirement of each framework is held against the evidence by rules, and against what people decided. The verdict says how far this evidence shows that the requirement is kept; it is no certificate. “Not evaluable” means that the evidence does not say enough to judge: that is neither met nor not met.',
  },
  whatIsNotEvaluable: {
    ask: 'What does not evaluable mean?',
    answer:
      'The evidence lacks the facts that the rules need, or such evidence can’t speak about the requirement at all. Unknown is not the same as not met: the reasons name what is missing.',
  },
  table: {
    control: 'Control',
    asksFor: 'Asks for',
    verdict: 'Verdict',
    because: 'Because',
    items: 'Items',
    itemsMeans: 'Entitlements that its rules judge',
    decided: 'Decided',
    decidedMeans: 'Entitlements with a final decision',
    evidence: 'Evidence',
    evidenceMeans: 'Evidence files that bear on it',
  },
  cell: (control: string, verdict: string, overridden: boolean, title: string) =>
    `${control}: ${verdict}${overridden ? ', overridden' : ''}. ${title}`,
  overriddenBy: (name: string, reason: string) => `${name}: ${reason}`,
  nothingLeft: {
    title: 'No requirement has this verdict',
    means: 'Choose another verdict above, or show all of them.',
    all: 'Show all verdicts',
  },
  notAssessed: {
    title: 'Nothing has been judged yet.',
    means:
      'Requirements are judged from the evidence by rules. Import a bundle first; where evidence is missing, the verdict says so.',
    judge: 'Judge the evidence',
    judging: 'Judging',
    theEvidence: 'the evidence',
    toEvidence: 'To the evidence',
  },
  source: (framework: string, title: string) => `${framework}, ${title}.`,
  inOther: { 'csf-1.1': 'In CSF 2.0', other: 'In CSF 1.1' },
  crosswalk: (other: string, ids: readonly string[]) => ` ${other}: ${ids.join(', ')}.`,
  why: (verdict: string) => `Why ${verdict.toLowerCase()}`,
  signs: { holds: 'holds', fails: 'fails', unknown: 'unknown' },
  showThese: (count: number) => `Show ${figure(count)}`,
  showTheseLabel: (count: number, rule: string) => `Show the ${figure(count)} of ${rule} in the inventory`,
  allReasons: (count: number) => `Show all ${figure(count)} reasons`,
  whatWouldMeet: 'What would make it met',
  behind: {
    title: 'Items behind it',
    note: (total: number) => `${figure(total)}, riskiest first`,
    open: (what: string, step: string) => `${what}. ${step}`,
    toInventory: 'Open it in the inventory',
    toReview: 'Open it in the review',
    all: (total: number) => (total === 1 ? 'Show it in Inventory' : `Show all ${figure(total)} in Inventory`),
    states,
  },
  evidence: {
    title: 'Evidence',
    none: 'none in what was delivered',
    note: (lines: number, files: number, cut: boolean) =>
      `${cut ? 'the first ' : ''}${counted(lines, 'line', 'lines')} in ${counted(files, 'file', 'files')}`,
    lines: (lines: number) => counted(lines, 'line', 'lines'),
    missing: 'No line of the evidence shows it. The reasons above say what is missing.',
  },
  override: {
    wrong: 'Think it’s wrong?',
    overridden: 'Overridden',
    make: 'Override with a reason',
    change: 'Change the override',
    takeBack: 'Take it back',
    customerOnly: 'Only a person of the customer overrides.',
    byRules: 'By the rules',
    byPerson: (name: string, day: string) => `By ${name}, ${day}`,
    quoted: (reason: string) => `“${reason}”`,
    title: (control: string) => `Override ${control}`,
    lead: 'Both verdicts, your name and your reason go into the report.',
    rulesSay: 'The rules say',
    question: 'What it really is',
    takeBackChoice: (verdict: string) => `Take the override back: ${verdict.toLowerCase()}`,
    choose: 'Choose a verdict.',
    why: 'Why',
    required: 'required',
    sayWhy: 'Say what the rules can’t see.',
    leave: 'Leave it',
    record: 'Record the override',
    recordTakeBack: 'Take the override back',
    recording: 'Recording',
    recorded: (control: string, verdict: string) => `${control}: overridden to ${verdict.toLowerCase()}`,
    takenBack: (control: string) => `${control}: the rules’ verdict stands again`,
  },
};
