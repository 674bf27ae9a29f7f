import { describe, expect, test } from 'vitest';
import { holdsToken, withoutTokens } from '../../../electron/engine/intake/known-tokens.ts';
import { redact } from '../../../electron/engine/intake/redact.ts';

// Put together here, so that no scanner takes this file for a leak.
const letters = 'Ab3'.repeat(16);
const tokens = [
  `ghp_${letters.slice(0, 36)}`,
  `github_pat_${letters}`,
  `glpat-${letters.slice(0, 20)}`,
  `xoxb-123456789012-${letters.slice(0, 24)}`,
  `sk_live_${letters.slice(0, 24)}`,
  `AIza${letters.slice(0, 35)}`,
  `npm_${letters.slice(0, 36)}`,
  `hvs.${letters}`,
  `SG.${letters.slice(0, 22)}.${letters.slice(0, 43)}`,
  `eyJ${letters}.eyJ${letters}.${letters}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n${letters}\n-----END RSA PRIVATE KEY-----`,
];

test('a token is known by its looks wherever it stands, and taking it out twice changes nothing more', () => {
  for (const token of tokens) {
    const text = `Deployed with ${token}, ask Dana Owner.`;
    const without = withoutTokens(text);
    expect([without, withoutTokens(without), holdsToken(without)]).toEqual([
      'Deployed with [redacted], ask Dana Owner.',
      without,
      false,
    ]);
  }
});

test('of an address with a password only the password goes', () => {
  const without = withoutTokens('postgres://billing:hunter2hunter2@db.example/orders');
  expect([without, holdsToken(without)]).toEqual(['postgres://billing:[redacted]@db.example/orders', false]);
});

test('names, ids, digests and addresses are no tokens', () => {
  const plain = [
    'arn:aws:iam::123456789012:role/github_pat_rotation',
    'AKIAIOSFODNN7EXAMPLE',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'https://github.com/northwind/billing',
    'svc@northwind.iam.gserviceaccount.com',
    '-----BEGIN CERTIFICATE-----',
    'npm_publish',
    'docker://registry.example:5000/app@sha256:abc',
  ];
  expect(plain.map(withoutTokens)).toEqual(plain);
});

describe('in evidence no token is stored, whatever the field is called', () => {
  const [token = ''] = tokens;
  const cases: Readonly<Record<string, readonly [kind: string, text: string]>> = {
    'a description of JSON': [
      'aws.iam-roles',
      JSON.stringify({
        Roles: [{ RoleName: 'r', Description: `uses ${token}`, Tags: [{ Key: 'Note', Value: token }] }],
      }),
    ],
    'an annotation of YAML': [
      'kubernetes.objects',
      `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a # ${token}\n  annotations:\n    note: "see ${token}"\n    more: |\n      first\n      ${token}\n`,
    ],
    'a cell of a table': [
      'countersign.identities',
      `system,native_id,kind,name,purpose\naws:123456789012,a,role,${token},"pays, with ${token}"\n`,
    ],
    'a row with too few cells': [
      'countersign.identities',
      `system,native_id,kind,name,purpose\naws:123456789012,a,${token}\n`,
    ],
    'a credential report, which has no column for a secret': [
      'aws.credential-report',
      `user,arn,user_creation_time,password_enabled\n${token},arn:aws:iam::123456789012:user/x,2026-01-01T00:00:00Z,false\n`,
    ],
    'a broken line of NDJSON': ['ocsf.events', `{"class_uid":2004}\n{"a": "${token}\n{"class_uid":2004}\n`],
  };
  for (const [what, [kind, text]] of Object.entries(cases)) {
    test(what, () => {
      const { bytes, count } = redact(kind, Buffer.from(text));
      const again = redact(kind, bytes);
      const stored = Buffer.from(bytes).toString('utf8');
      expect([stored.includes(token), count > 0, again.count, stored.split('\n').length]).toEqual([
        false,
        true,
        0,
        text.split('\n').length,
      ]);
    });
  }
});
