// HashiCorp Vault (and OpenBao): saved answers of its API, one to a file, a list of them, or a map by whatever name. Read
// are AppRole roles and the answers that make or look up a token. An answer does not say which request it belongs to, so
// everything else is named in a remark.
import { asObject, type Cursor, field, items, rootOf, textsIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { noted } from '../telling.ts';
import { isSecretName } from '../withhold.ts';
import { appRoleNames, appRoleRecords, isAppRole } from './app-roles.ts';
import { isToken, tokenRecords } from './tokens.ts';

export const vaultResponses: SourceKind = {
  kind: 'vault.responses',
  title: 'HashiCorp Vault: AppRole roles and tokens (API answers)',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    { fact: 'identity.owner', reason: 'Vault has no owner field.' },
    { fact: 'identity.createdAt', reason: 'Vault does not say when a role was made.' },
    { fact: 'identity.lastUse', reason: 'When a role or token was last used stands in the audit log only.' },
    { fact: 'identity.externalOrganisation', reason: 'Vault does not know whose the application behind a role is.' },
    { fact: 'credential.rotatedAt', reason: 'Which secret ids of a role exist, and since when, is not in the role.' },
    { fact: 'credential.holder', reason: 'Vault does not know where a token or secret id is kept.' },
    { fact: 'entitlement.resource', reason: 'What a policy allows stands in the policy, which is not resolved here.' },
    { fact: 'entitlement.lastUse', reason: 'When a policy was used stands in the audit log only.' },
  ],
  sniff(head, path) {
    if (
      ['data/bind_secret_id', 'data/secret_id_ttl', 'data/token_policies'].filter((one) => hasPaths(head, one)).length >
      1
    )
      return 0.95;
    if (hasPaths(head, 'auth/client_token', 'auth/accessor', 'auth/policies')) return 0.95;
    if (hasPaths(head, 'data/accessor', 'data/policies', 'data/display_name')) return 0.95;
    const answers =
      /"lease_duration"\s*:/.test(head) &&
      /"wrap_info"\s*:|"request_id"\s*:/.test(head) &&
      /"renewable"\s*:/.test(head);
    if (answers) return 0.85;
    return /approle/i.test(path) && hasPaths(head, 'data/keys') ? 0.8 : 0;
  },
  secrets: {
    field(name) {
      if (
        isSecretName(name) ||
        /^(x-vault-token|secret_id|client_token|root_token|keys_base64|recovery_keys(_base64)?)$/i.test(name)
      )
        return 'secret';
      // A token's own look-up gives the token itself as its id.
      return name === 'id' ? (value) => (/^(hv[sbr]|[sbr])\./.test(value) ? 'secret' : null) : null;
    },
    *places(document) {
      yield* keyValuePlaces(document, []);
    },
  },
  *read(files, { system }) {
    const own = system ?? 'vault';
    const answers = files.flatMap((file) => answersIn(file));
    const [first] = answers;
    if (system === null && first !== undefined)
      yield noted(
        first.cursor,
        'Neither the bundle nor the answers say which Vault this is, so its identities are those of "vault".',
      );
    const unread: Answer[] = [];
    for (const answer of answers) {
      const records = recordsOf(answer, own);
      if (records === null) unread.push(answer);
      else yield* records;
    }
    const [other] = unread;
    if (other !== undefined) yield notRead(other, unread);
  },
};

/** The key-value engine's answer to a reading: `data.data` is the secret, whatever its names are. */
function* keyValuePlaces(value: JsonValue, path: readonly string[]): Generator<readonly string[], void, undefined> {
  if (path.length > 4 || typeof value !== 'object' || value === null) return;
  if (isObject(value)) {
    const data = property(value, 'data');
    if (isObject(data) && isObject(property(data, 'data'))) yield [...path, 'data', 'data'];
  }
  for (const key of Object.keys(value)) {
    const below = Array.isArray(value) ? value[Number(key)] : property(value, key);
    if (below !== undefined) yield* keyValuePlaces(below, [...path, key]);
  }
}

interface Answer {
  readonly cursor: Cursor;
  /** The name under which it was saved; null where it has none but the file's. */
  readonly name: string | null;
}

function answersIn(file: Evidence): readonly Answer[] {
  if (file.format !== 'json') return [];
  return file.documents.flatMap((document) =>
    items(rootOf(document)).flatMap((cursor): readonly Answer[] => {
      const object = asObject(cursor);
      if (object === null || isAnswer(cursor)) return [{ cursor, name: null }];
      return Object.keys(object).flatMap((name): readonly Answer[] => {
        const below = field(cursor, name);
        return asObject(below) === null ? [] : [{ cursor: below, name }];
      });
    }),
  );
}

function isAnswer(cursor: Cursor): boolean {
  return ['data', 'auth', 'lease_duration'].some((key) => field(cursor, key).value !== undefined) || isAppRole(cursor);
}

/** Null for an answer that is neither a role nor a token. */
function recordsOf({ cursor, name }: Answer, system: string): Iterable<IntakeRecord> | null {
  const data = field(cursor, 'data');
  if (isToken(field(cursor, 'auth'))) return tokenRecords(field(cursor, 'auth'), system);
  if (isAppRole(data)) return appRoleRecords(data, name, system);
  if (isAppRole(cursor)) return appRoleRecords(cursor, name, system);
  if (isToken(data)) return tokenRecords(data, system);
  const isList = /approle/i.test(name ?? cursor.document.path) && textsIn(data, 'keys').length > 0;
  return isList ? appRoleNames(data, system) : null;
}

function notRead(first: Answer, answers: readonly Answer[]): IntakeRecord {
  const names = answers.map(({ cursor, name }) => name ?? cursor.document.path).slice(0, 20);
  const more = answers.length > names.length ? ` and ${answers.length - names.length} more` : '';
  return noted(
    first.cursor,
    `Of these answers nothing is read, because they hold no AppRole role and no token: ${names.join(', ')}${more}.`,
  );
}
