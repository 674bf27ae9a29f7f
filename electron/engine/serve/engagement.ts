// engagement.*, person.*, delegation.*, key.*
import type { Handlers } from '../../../shared/contract.ts';
import { endDelegation, grantDelegation, listDelegations } from '../engagement/delegations.ts';
import { changeEngagement, currentModel, engagementTemplate, readEngagement } from '../engagement/operating-model.ts';
import { addPerson, deactivatePerson, listPersons } from '../engagement/persons.ts';
import { createKey, exportRoot, importPkcs12Key, listKeys } from '../engagement/signing-keys.ts';
import { withRolesFilled } from '../engagement/standard-terms.ts';
import type { Desk } from './desk.ts';

type EngagementHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `engagement.${string}` | `person.${string}` | `delegation.${string}` | `key.${string}`>
>;

export function engagementHandlers(desk: Desk): EngagementHandlers {
  return {
    'engagement.read': () => readEngagement(desk.read(), desk.clock),
    'engagement.template': ({ model }) => engagementTemplate(model, desk.clock),
    'engagement.change': (input) => changeEngagement(desk.workspace(), input),
    'person.list': () => listPersons(desk.read()),
    'person.add': async (input) => {
      const workspace = desk.workspace();
      const person = await addPerson(workspace, input);
      const document = withRolesFilled(currentModel(workspace.read).document, person);
      if (document !== null) {
        const reason = `${person.name} is the first person of the ${person.party}: fills its roles until others are named`;
        await changeEngagement(workspace, { document, reason, as: input.as });
      }
      return person;
    },
    'person.deactivate': (input) => deactivatePerson(desk.workspace(), input),
    'delegation.list': () => listDelegations(desk.read(), desk.clock),
    'delegation.grant': (input) => grantDelegation(desk.workspace(), input),
    'delegation.end': (input) => endDelegation(desk.workspace(), input),
    'key.list': () => listKeys(desk.read()),
    'key.create': (input) => createKey(desk.workspace(), input),
    'key.importPkcs12': (input) => importPkcs12Key(desk.workspace(), input),
    'key.exportRoot': (input) => exportRoot(desk.workspace(), input),
  };
}
