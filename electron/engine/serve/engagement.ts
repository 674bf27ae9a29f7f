// engagement.*, person.*, delegation.*, key.*
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { Handlers } from '../../../shared/contract.ts';
import { problemsOf } from '../engagement/completeness.ts';
import { endDelegation, grantDelegation, listDelegations } from '../engagement/delegations.ts';
import { readEngagementDraft, saveEngagementDraft } from '../engagement/draft.ts';
import { changeEngagement, currentModel, engagementTemplate, readEngagement } from '../engagement/operating-model.ts';
import { addPerson, deactivatePerson, listPersons, requirePerson } from '../engagement/persons.ts';
import { exportEngagement } from '../engagement/raci-files.ts';
import { createKey, exportRoot, importPkcs12Key, listKeys } from '../engagement/signing-keys.ts';
import { withRolesFilled } from '../engagement/standard-terms.ts';
import { compareModels, listVersions, readVersion } from '../engagement/versions.ts';
import type { Desk } from './desk.ts';

type EngagementHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `engagement.${string}` | `person.${string}` | `delegation.${string}` | `key.${string}`>
>;

export function engagementHandlers(desk: Desk): EngagementHandlers {
  return {
    'engagement.read': () => readEngagement(desk.read(), desk.clock, desk.acting.locale()),
    'engagement.template': ({ model }) => engagementTemplate(model, desk.clock),
    'engagement.change': (input) => changeEngagement(desk.workspace(), input),
    'engagement.check': ({ document }) =>
      problemsOf(document, listPersons(desk.read()), desk.today(), desk.acting.locale()),
    'engagement.versions': () => listVersions(desk.read()),
    'engagement.version': ({ version }) => readVersion(desk.read(), version),
    'engagement.compare': (input) => compareModels(desk.read(), input),
    'engagement.draft': () => readEngagementDraft(desk.read()),
    'engagement.saveDraft': (input) => saveEngagementDraft(desk.workspace(), input),
    'engagement.export': (input) => exportEngagement(desk.read(), input),
    'person.list': () => listPersons(desk.read()),
    'person.add': async (input) => {
      const workspace = desk.workspace();
      const person = await addPerson(workspace, input);
      const before = currentModel(workspace.read).document;
      const document = withRolesFilled(before, person);
      if (document !== null) {
        const reason = `${person.name} is the first person of the ${person.party}: fills its roles until others are named`;
        await changeEngagement(workspace, { document, reason, as: input.as });
      }
      const filled = document === null ? [] : before.roles.filter((role) => fillsNow(role, document, person.id));
      return { ...person, filledRoles: filled.map((role) => role.title) };
    },
    'person.deactivate': (input) => deactivatePerson(desk.workspace(), input),
    'delegation.list': () => listDelegations(desk.read(), desk.clock),
    'delegation.grant': (input) => grantDelegation(desk.workspace(), input),
    'delegation.end': (input) => endDelegation(desk.workspace(), input),
    'key.list': () => listKeys(desk.read()),
    'key.create': async (input) => {
      const unlocks = opensWithItsKey(desk, input.person);
      const key = await createKey(desk.workspace(), input);
      if (unlocks) desk.acting.unlocked(input.person);
      return key;
    },
    'key.importPkcs12': async (input) => {
      const unlocks = opensWithItsKey(desk, input.person);
      const key = await importPkcs12Key(desk.workspace(), input);
      if (unlocks) desk.acting.unlocked(input.person);
      return key;
    },
    'key.exportRoot': (input) => exportRoot(desk.workspace(), input),
  };
}

function fillsNow(
  role: OperatingModelDocument['roles'][number],
  after: OperatingModelDocument,
  person: string,
): boolean {
  return (
    !role.persons.includes(person) &&
    after.roles.some((other) => other.role === role.role && other.persons.includes(person))
  );
}

/** The first key's passphrase was just typed. A further key opens nothing by itself: it could be made by anybody. */
function opensWithItsKey({ acting, read }: Desk, person: string): boolean {
  return !requirePerson(read(), person).hasKey || acting.isUnlocked(person);
}
