// Google Cloud: IAM policies, service accounts with their keys, API keys, secrets and federation pools, from responses of
// the APIs, from gcloud and from exports of Cloud Asset Inventory. All files of a source are read together.
import { isObject, type JsonValue, property } from '../json.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { accountRecords } from './accounts.ts';
import { gatherInventory } from './inventory.ts';
import type { Known } from './known.ts';
import { policyRecords } from './policies.ts';

export const gcpResources: SourceKind = {
  kind: 'gcp.resources',
  title: 'Google Cloud IAM policies, service accounts and keys',
  formats: ['json', 'ndjson'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    { fact: 'identity.ownerStatus', reason: 'IAM does not know people, so it cannot say that an owner has left.' },
    {
      fact: 'identity.lastUse',
      reason: 'When an account was last used stands in Activity Analyzer, not in these files.',
    },
    { fact: 'identity.breakGlass', reason: 'Google Cloud does not mark emergency accounts.' },
    { fact: 'credential.lastUse', reason: 'When a key was last used stands in Activity Analyzer, not in these files.' },
    { fact: 'credential.holder', reason: 'Google Cloud does not know who has a copy of a key.' },
    { fact: 'entitlement.lastUse', reason: 'When a role was last used stands in the recommendations of IAM.' },
    { fact: 'entitlement.grantedBy', reason: 'A policy says neither who added a member nor when.' },
  ],
  sniff(head) {
    const text = head.replace(/^(?:\s*#[^\n]*\n)+/, '');
    if (!/^\s*[[{]/.test(text)) return 0;
    return signs.find(([, sign]) => sign.test(text))?.[0] ?? 0;
  },
  secrets: {
    field(name) {
      const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
      return plain === 'keystring' || plain === 'privatekeydata' || isSecretName(name) ? 'secret' : null;
    },
    places: (document) => payloads(document, []),
  },
  *read(files) {
    const inventory = gatherInventory(files);
    yield* inventory.notices;
    const known: Known = new Map();
    yield* accountRecords(inventory, known);
    yield* policyRecords(inventory, known);
  },
};

const signs: readonly (readonly [number, RegExp])[] = [
  [0.95, /"(asset_type|assetType)"\s*:\s*"[a-z0-9.-]+\.(googleapis\.com|k8s\.io)\/|"asset_type"\s*:\s*"k8s\.io\//],
  [0.95, /"(policy_results|policyResults)"\s*:/],
  [
    0.93,
    /"name"\s*:\s*"projects\/[^"/]+\/(serviceAccounts|secrets|roles|locations\/[^"/]+\/(keys|workloadIdentityPools))\//,
  ],
  [0.93, /"projects\/[^"/]+\/secrets\/[^"/]+"\s*:/],
  [
    0.93,
    /"bindings"\s*:\s*\[[\s\S]*?"members"\s*:\s*\[\s*"(user|group|serviceAccount|domain|deleted|all\w+Users|project\w+|principal(Set)?):?/,
  ],
  [0.92, /"name"\s*:\s*"(organizations\/[^"/]+\/)?roles\/[^"]+"[\s\S]*?"includedPermissions"\s*:/],
  [0.9, /^\s*\[?\s*"principal(Set)?:\/\/iam\.googleapis\.com\//],
  [0.9, /"@type"\s*:\s*"type\.googleapis\.com\/google\.cloud\.asset\./],
  [0.85, /"kind"\s*:\s*"(compute|storage|admin)#/],
  [0.8, /"error"\s*:\s*\{\s*"code"\s*:\s*\d+\s*,[^}]*"status"\s*:\s*"[A-Z_]+"/],
  [0.8, /"constraint"\s*:\s*"constraints\//],
  [
    0.75,
    /"name"\s*:\s*"(folders|organizations)\/\d+"[\s\S]*?"lifecycleState"|"lifecycleState"[\s\S]*?"name"\s*:\s*"(folders|organizations)\/\d+"/,
  ],
  [0.75, /"ancestor"\s*:\s*\[\s*\{\s*"resourceId"/],
];

/** What `gcloud secrets versions access` gives back: the secret itself, in base64. */
function* payloads(value: JsonValue, path: readonly string[]): Generator<readonly string[], void, undefined> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* payloads(one, [...path, String(index)]);
  else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const inside = property(value, name);
      if (name === 'payload' && isObject(inside)) yield [...path, name];
      else if (inside !== undefined) yield* payloads(inside, [...path, name]);
    }
  }
}
