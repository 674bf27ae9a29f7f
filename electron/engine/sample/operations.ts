// What the provider saw and did: findings of its scanners, and the actions it performed, some of which nobody allowed.
import { awsAccount, renewedUser, sandboxAccount, stillThere, userNamed } from './aws.ts';
import { directorySystem, exposedApplication } from './directory.ts';
import { analyst, before, lead, type Quarter, teams } from './engagement.ts';
import { seeded } from './seeded.ts';
import { csv } from './table.ts';

const awsUser = (name: string) => ({
  identity_system: `aws:${awsAccount}`,
  identity_native_id: `arn:aws:iam::${awsAccount}:user/service/${name}`,
});

export function findings(quarter: Quarter): string {
  const posture = teams.flatMap(({ team, jobs }, index) =>
    jobs.slice(0, 4).map((job, position) => ({
      native_id: `HS-${quarter.sequence}${index}${position}`,
      ...awsUser(`${team}-${job}-prod`),
      kind: position % 2 === 0 ? 'unused_access' : 'posture',
      tool: 'harbour-posture',
      rule: position % 2 === 0 ? 'unused-actions' : 'key-rotation',
      title:
        position % 2 === 0
          ? 'Most granted actions were not used for 90 days'
          : 'The access key was not rotated in time',
      resource: `${team}-${job}-prod`,
      severity: position % 2 === 0 ? 'medium' : 'high',
      state: position === 3 ? 'resolved' : 'open',
      first_seen: before(quarter, 60 + position),
      last_seen: before(quarter, 1),
    })),
  );
  const exposed = [
    {
      native_id: `HS-LEAK-${quarter.sequence}1`,
      ...awsUser('retail-checkout-prod'),
      kind: 'exposed_secret',
      tool: 'harbour-leaks',
      rule: 'aws-access-key',
      title: 'Access key in a public build log',
      resource: 'build log 8812 of northwind/checkout',
      severity: 'critical',
      state: 'open',
      first_seen: before(quarter, 9),
      last_seen: before(quarter, 1),
      last_four: '7QFD',
    },
    {
      native_id: `HS-LEAK-${quarter.sequence}2`,
      identity_system: exposedApplication.system,
      identity_native_id: exposedApplication.nativeId,
      kind: 'exposed_secret',
      tool: 'harbour-leaks',
      rule: 'client-secret',
      title: 'Client secret in a shared document',
      resource: 'document “Onboarding 2”',
      severity: 'critical',
      state: 'open',
      first_seen: before(quarter, 4),
      last_seen: before(quarter, 1),
      last_four: 'K2ZW',
    },
  ];
  return csv([...posture, ...exposed]);
}

/** A gitleaks 8 report. The “secrets” are made up on the spot, and Countersign removes them before it keeps the file. */
export function gitleaks(quarter: Quarter): string {
  const chance = seeded(90 + quarter.sequence);
  const leak = (rule: string, file: string, line: number, secret: string) => ({
    RuleID: rule,
    Description: `${rule} found`,
    StartLine: line,
    EndLine: line,
    StartColumn: 9,
    EndColumn: 9 + secret.length,
    Match: `key = "${secret}"`,
    Secret: secret,
    File: file,
    SymlinkFile: '',
    Commit: chance
      .code(40)
      .toLowerCase()
      .replaceAll(/[^a-f2-7]/g, '0'),
    Entropy: 4.1,
    Author: 'build',
    Email: 'build@northwind.example',
    Date: before(quarter, 20 + line),
    Message: 'configuration',
    Tags: [],
    Fingerprint: `${file}:${rule}:${line}`,
  });
  return `${JSON.stringify(
    [
      leak('generic-api-key', 'deploy/settings.yaml', 14, `nwk-${chance.code(28)}`),
      leak('generic-api-key', 'scripts/label-printer.sh', 3, `lbl-${chance.code(28)}`),
      leak('private-key', 'test/fixtures/old.pem', 1, `not-a-key-${chance.code(24)}`),
    ],
    null,
    1,
  )}\n`;
}

export function actions(quarter: Quarter): string {
  const chance = seeded(33 + quarter.sequence);
  const people = [analyst.name, lead.name, 'hs-collector', 'hs-terraform'] as const;
  const usual = Array.from({ length: 48 }, (_, index) => {
    const { team, jobs } = teams[index % teams.length] ?? teams[0];
    const job = jobs[index % jobs.length] ?? 'deploy';
    const collects = index % 3 === 0;
    return {
      native_id: `HA-${quarter.sequence}-${String(index + 1).padStart(3, '0')}`,
      performed_by: collects ? 'hs-collector' : (people[chance.below(2)] ?? analyst.name),
      party: 'provider',
      activity: collects ? 'evidence.collect' : index % 3 === 1 ? 'alert.triage' : 'credential.rotate.execute',
      verb: collects ? 'ReadPolicies' : index % 3 === 1 ? 'CloseAlert' : 'RotateKey',
      target: collects ? `aws:${awsAccount}` : index % 3 === 1 ? `alert HS-${90100 + index}` : `${team}-${job}-prod`,
      ...(index % 3 === 0 ? {} : awsUser(`${team}-${job}-prod`)),
      at: before(quarter, 85 - index),
      ticket: index % 3 === 2 ? `NW-${4400 + index}` : '',
      approval: index % 3 === 2 ? `NW-${4400 + index} approved by Lee Platform` : '',
      state: 'done',
    };
  });
  const unallowed = [
    {
      native_id: `HA-${quarter.sequence}-901`,
      performed_by: 'hs-terraform',
      party: 'provider',
      activity: 'privilege.change',
      verb: 'AttachPolicy',
      target: 'finance-invoice-export-prod: s3:*',
      ...awsUser('finance-invoice-export-prod'),
      at: before(quarter, 32),
      state: 'done',
    },
    {
      native_id: `HA-${quarter.sequence}-902`,
      performed_by: lead.name,
      party: 'provider',
      activity: 'account.suspend',
      verb: 'EnableAccount',
      target: 'nw-break-glass',
      identity_system: directorySystem,
      identity_native_id: 'e0000000-break-glass',
      at: before(quarter, 11),
      state: 'done',
    },
  ];
  return csv(
    quarter.sequence === 2
      ? [...usual, ...triage(quarter), ...carriedOut(quarter), ...withTickets(quarter), ...unallowed]
      : [...usual, ...triage(quarter)],
  );
}

/** Minutes after an ISO time, as an ISO time. */
function later(time: string, minutes: number): string {
  return new Date(Date.parse(time) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

/** How long the provider took to look at its own findings; of some nothing says when. */
function triage(quarter: Quarter): Row[] {
  const row = (id: string, finding: string, activity: string, verb: string, at: string): Row => ({
    native_id: `HA-${quarter.sequence}-${id}`,
    performed_by: analyst.name,
    party: 'provider',
    activity,
    verb,
    target: `finding ${finding}`,
    identity_system: `aws:${awsAccount}`,
    identity_native_id: `arn:aws:iam::${awsAccount}:user/service/retail-checkout-prod`,
    at,
    state: 'done',
  });
  const posture = teams.flatMap((_, index) =>
    [0, 1, 3].map((position) => {
      const minutes = position === 1 && index === 2 ? 415 : 35 + index * 41 + position * 17;
      const seen = before(quarter, 60 + position);
      return row(
        `2${index}${position}`,
        `HS-${quarter.sequence}${index}${position}`,
        'alert.triage',
        'Triage',
        later(seen, minutes),
      );
    }),
  );
  const leak = (number: number, days: number, triaged: number, told: number) => {
    const finding = `HS-LEAK-${quarter.sequence}${number}`;
    const seen = before(quarter, days);
    return [
      row(`3${number}1`, finding, 'alert.triage', 'Triage', later(seen, triaged)),
      row(`3${number}2`, finding, 'alert.triage.escalate', 'TellCustomer', later(seen, told)),
    ];
  };
  return [...posture, ...leak(1, 9, 12, 21), ...leak(2, 4, 48, 95)];
}

/** What the provider did on the pilot's instructions, by the ticket or the rotation that they name. */
function carriedOut(quarter: Quarter): Row[] {
  const cut = (index: number, verb: string, ticket: string, days: number): Row => ({
    native_id: `HA-${quarter.sequence}-4${String(index).padStart(2, '0')}${verb === 'RemoveStatement' ? '' : 'r'}`,
    performed_by: 'hs-terraform',
    party: 'provider',
    activity: 'privilege.change',
    verb,
    target: userNamed(index),
    ...awsUser(userNamed(index)),
    at: before(quarter, days),
    ticket,
    approval: ticket,
    state: 'done',
  });
  const rotate = (id: string, name: string, approval: string, days: number, activity: string): Row => ({
    native_id: `HA-${quarter.sequence}-${id}`,
    performed_by: analyst.name,
    party: 'provider',
    activity,
    verb: 'RotateKey',
    target: name,
    ...awsUser(name),
    at: before(quarter, days),
    approval,
    state: 'done',
  });
  return [
    ...[9, ...stillThere, 54, 63, 72].map((index, position) => cut(index, 'RemoveStatement', 'NW-4301', 86 - position)),
    ...[14, 28, 42, 70].map((index, position) => cut(index, 'ReplacePolicy', 'NW-4302', 84 - position)),
    rotate('501', renewedUser, 'NT-R01', 70, 'credential.rotate.execute'),
    rotate('503', failedRotationUser, 'NT-R03', 60, 'credential.rotate.execute'),
    // withdrawn three weeks after it was agreed, and done all the same
    rotate('502', withdrawnRotationUser, 'NT-R02', 55, 'credential.rotate'),
    // the morning of the decision, before anybody had signed it
    { ...cut(45, 'RemoveStatement', 'NW-4301', 91), native_id: `HA-${quarter.sequence}-445` },
  ];
}

/** The rotations that the pilot agreed to, besides the one that was carried out. */
export const failedRotationUser = 'platform-secret-sync-prod';
export const withdrawnRotationUser = 'retail-recommender-prod';
export const blockedRotationUser = 'logistics-stock-sync-prod';

/** Done on a ticket: one that was approved, one that was not, and a rotation where the task does not reach. */
function withTickets(quarter: Quarter): Row[] {
  const done = (id: string, verb: string, name: string, ticket: string, days: number): Row => ({
    native_id: `HA-${quarter.sequence}-${id}`,
    performed_by: lead.name,
    party: 'provider',
    activity: 'account.suspend',
    verb,
    target: name,
    ...awsUser(name),
    at: before(quarter, days),
    ticket,
    state: 'done',
  });
  return [
    done('601', 'DisableKey', 'retail-newsletter-prod', 'NW-4520', 40),
    done('602', 'DisableKey', 'logistics-returns-prod', 'NW-4521', 38),
    {
      native_id: `HA-${quarter.sequence}-603`,
      performed_by: analyst.name,
      party: 'provider',
      activity: 'credential.rotate.execute',
      verb: 'RotateKey',
      target: 'sandbox-experiment-3',
      identity_system: `aws:${sandboxAccount}`,
      identity_native_id: `arn:aws:iam::${sandboxAccount}:user/sandbox-experiment-3`,
      at: before(quarter, 20),
      state: 'done',
    },
  ];
}

/** The customer's own service desk, as far as it was exported: one ticket approved, one still open. */
export function tickets(quarter: Quarter): string {
  const ticket = (number: string, name: string, approval: string, days: number): Row => ({
    native_id: number,
    performed_by: 'Northwind service desk',
    verb: 'ticket',
    target: `Switch off the key of ${name}`,
    ...awsUser(name),
    at: before(quarter, days),
    ticket: number,
    approval,
    state: approval === '' ? 'planned' : 'done',
  });
  return csv([
    ticket('NW-4520', 'retail-newsletter-prod', 'Lee Platform', 41),
    ticket('NW-4521', 'logistics-returns-prod', '', 39),
  ]);
}

type Row = Readonly<Record<string, string>>;
