// What a privilege does not allow is said only where nothing beside it may allow just that.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  awsActions,
  awsLimits,
  awsOnEverything,
  entriesOf,
} from '../../../../electron/engine/inventory/privileges/aws.ts';
import { explainPrivilege } from '../../../../electron/engine/inventory/privileges/explain.ts';
import {
  awsServiceActions as germanActions,
  awsServicesOnEverything as germanOnEverything,
} from '../../../../electron/engine/inventory/privileges/german/aws-services.ts';
import { kubernetesRules as germanRules } from '../../../../electron/engine/inventory/privileges/german/kubernetes.ts';
import { kubernetesRules } from '../../../../electron/engine/inventory/privileges/kubernetes.ts';
import { type Locale, locales } from '../../../../shared/locale.ts';

function explain(actions: readonly string[], locale: Locale, others: readonly string[] = []): string {
  const said = explainPrivilege(
    {
      privilegeKind: 'aws.actions',
      privilege: actions.join(', '),
      resource: '*',
      effect: 'allow',
      negated: null,
      condition: null,
      system: 'aws:123456789012',
      others,
    },
    locale,
  );
  return said ?? '';
}

/** "not what is in them", "nicht deren Inhalt", and whatever else would say that more is not allowed. */
const limit = /, (but )?not |, (aber )?(sie )?nicht |\bonly\b(?! the password)|\bnur\b(?! das Passwort)/;
const keys = Object.keys(awsActions);
const limitedKeys = Object.keys(awsLimits.en);
const unknown = ['quicksight:CreateTheme', 'rds:AddTagsToResource', 's3:NoSuchAction', 'secretsmanager:Rotate'];

test('what several privileges are explained by together has no limit within its text', () => {
  const tables = [awsActions, awsOnEverything, kubernetesRules, germanActions, germanOnEverything, germanRules];
  expect(tables.flatMap((table) => Object.values(table)).filter((text) => limit.test(text))).toEqual([]);
});

test('each limit is of an action that is explained, in both languages, and is said where the action stands alone', () => {
  const alone = locales.flatMap((locale) =>
    limitedKeys.filter((key) => !explain([key], locale).endsWith(`, ${awsLimits[locale][key]}.`)),
  );
  expect([alone, limitedKeys.filter((key) => !limit.test(`, ${awsLimits.en[key]}`))]).toEqual([[], []]);
});

test('no limit is said beside an action that is not explained, whichever stands in the table', () => {
  const wrong = locales.flatMap((locale) =>
    keys.flatMap((key) =>
      unknown.filter((action) => entriesOf(action).length === 0 && limit.test(explain([key, action], locale))),
    ),
  );
  expect(wrong).toEqual([]);
});

test('a limit is said of no drawn actions unless each of them has one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.constantFrom(...limitedKeys), fc.constantFrom(...keys, ...unknown)), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom(...locales),
      (actions, locale) =>
        actions.every((action) => limitedKeys.includes(action)) || !limit.test(explain(actions, locale)),
    ),
    { numRuns: 2_000 },
  );
});

test('a wildcard that covers more than what has a limit has none', () => {
  expect([
    explain(['rds:Describe*'], 'en'),
    explain(['rds:DescribeDBInstances'], 'en'),
    explain(['secretsmanager:L*'], 'en'),
    explain(['rds:Describe*', 'rds-db:connect'], 'en'),
    explain(['rds:Describe*', 'rds-data:ExecuteStatement'], 'en'),
    explain(['rds:Describe*', 'rds-data:ExecuteStatement'], 'de'),
    explain(['rds:Describe*', 'quicksight:CreateTheme'], 'de'),
  ]).toEqual([
    'It can see which databases there are and how they are set up, not what is in them.',
    'It can see which databases there are and how they are set up, not what is in them.',
    'It can see the names of stored passwords and keys.',
    'It can sign in to databases as the database user that is named. It can see which databases there are and how they are set up.',
    'It can run any SQL on the database: read, change and delete what is in it, as far as its database user may. It can see which databases there are and how they are set up.',
    'Kann beliebiges SQL auf der Datenbank ausführen: deren Inhalt lesen, ändern und löschen, soweit ihr Datenbankbenutzer es darf. Kann sehen, welche Datenbanken es gibt und wie sie eingerichtet sind.',
    'Kann sehen, welche Datenbanken es gibt und wie sie eingerichtet sind. Eine weitere Aktion ist hier nicht erklärt.',
  ]);
});
