// What a proposal adds to the columns that speak for themselves: the fields that a record can't do without, each with the
// note that nobody has said it.
import type { MappingField, MappingRecord } from '../../../../shared/mapping.ts';
import type { ColumnLook } from './column-look.ts';
import { likeness, plainHeader } from './synonyms.ts';
import { holdsMatch } from './withheld.ts';

/** What a record needs and no column says by its name: proposed with a note, or left open. */
export function completed(
  record: MappingRecord,
  all: readonly MappingRecord[],
  looks: readonly ColumnLook[],
  withheld: readonly ColumnLook[],
  notes: string[],
): MappingRecord {
  const { type } = record;
  const fields = [...record.fields];
  const columnOf = (field: string, of: readonly MappingField[] = fields) =>
    of.find((one) => one.field === field)?.columns[0];
  const add = (field: string, columns: readonly (string | undefined)[], constant: string | null, note: string) => {
    const known = columns.flatMap((name) => name ?? []);
    if (fields.some((one) => one.field === field) || (known.length === 0 && constant === null)) return;
    fields.push({ field, columns: known, constant: known.length > 0 ? null : constant, reading: { as: 'text' } });
    notes.push(note);
  };
  if (type === 'identity') {
    const kind = kindFromNames(looks);
    add(
      'kind',
      [],
      kind,
      `No column says what sort of identity a row is; for now each is taken for a ${kind.replaceAll('_', ' ')}.`,
    );
  }
  if (type === 'credential') {
    const ending = withheld.find((look) => likeness('credential', 'last_four', look.name) > 0) ?? withheld[0];
    const account = columnOf('native_id', all.find((other) => other.type === 'identity')?.fields ?? []);
    const isPassword = looks.some(({ name }) => /passwor|kennwort|pwd/.test(plainHeader(name)));
    add('native_id', [account], null, 'No column has an id of the credential; for now it has the one of its account.');
    add(
      'kind',
      [],
      isPassword ? 'password' : 'other',
      `No column says what sort of credential it is; for now each is ${isPassword ? 'a password' : 'taken for “other”'}.`,
    );
    if (ending !== undefined)
      add('last_four', [ending.name], null, `${ending.name}: only the last four characters are used.`);
  }
  if (type === 'finding') {
    const isSecret = withheld.some((look) => holdsMatch(plainHeader(look.name)));
    add(
      'kind',
      [],
      isSecret ? 'exposed_secret' : 'posture',
      `No column says what was found; for now each finding is one of ${isSecret ? 'an exposed secret' : 'posture'}.`,
    );
    add(
      'native_id',
      [columnOf('rule') ?? columnOf('title'), columnOf('resource')],
      null,
      'No column has an id of the finding; for now it is made of rule and resource.',
    );
  }
  if (type === 'action')
    add(
      'native_id',
      [columnOf('ticket'), columnOf('at'), columnOf('verb'), columnOf('target')],
      null,
      'No column has an id of the action; for now it is made of ticket, time, action and target.',
    );
  return { type, fields };
}

function kindFromNames(looks: readonly ColumnLook[]): string {
  const names = looks.map(({ name }) => plainHeader(name)).join(' ');
  if (/\b(?:bot|robot|rpa)\b/.test(names)) return 'bot';
  if (/\bagent\b/.test(names)) return 'agent';
  return /\b(?:client id|app id|application id)\b/.test(names) ? 'application' : 'service_account';
}
