// What the provider saw and did: findings of its scanners, and the actions it performed, some of which nobody allowed.
import { awsAccount } from './aws.ts';
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
      ...(index % 3 === 2 ? awsUser(`${team}-${job}-prod`) : {}),
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
  return csv(quarter.sequence === 2 ? [...usual, ...unallowed] : usual);
}
