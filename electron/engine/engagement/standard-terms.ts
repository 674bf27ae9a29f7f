// The terms that a new workspace starts with, so that there is a whole operating model to read and to change, instead of
// blanks: the template's, with the parties' roles where a name is needed and one year where an end is needed. Every one of
// them is in the ledger, on the Engagement screen and in the report, and the customer can change each.
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';

/** Fills only what is empty. `today` is YYYY-MM-DD; delegated tasks end one year later. */
export function withStandardTerms(
  document: OperatingModelDocument,
  parties: { readonly customer: string; readonly provider: string },
  today: string,
): OperatingModelDocument {
  const names = {
    customer: `${parties.customer}, compliance lead`,
    provider: `${parties.provider}, analyst on duty`,
    adviser: 'Adviser',
  };
  return {
    ...document,
    delegatedTasks: document.delegatedTasks.map((task) => ({
      ...task,
      scope:
        task.scope === ''
          ? `${task.title} in the systems of the provider’s evidence, as the contract describes it`
          : task.scope,
      systems: task.systems.length === 0 ? [everySystem] : task.systems,
      until: task.until ?? aYearAfter(today),
    })),
    escalation: document.escalation.map((step) => ({
      ...step,
      name: step.name === '' ? names[step.party] : step.name,
    })),
    incidentOwner: document.incidentOwner ?? `${parties.customer}, compliance lead`,
  };
}

/** In a delegated task's systems: all that the provider's evidence covers. */
export const everySystem = '*';

/** The first person of a party fills every role of that party that nobody fills yet, until others are named. */
export function withRolesFilled(
  document: OperatingModelDocument,
  person: { readonly id: string; readonly party: string },
): OperatingModelDocument | null {
  const empty = document.roles.filter((role) => role.party === person.party && role.persons.length === 0);
  if (empty.length === 0) return null;
  return {
    ...document,
    roles: document.roles.map((role) => (empty.includes(role) ? { ...role, persons: [person.id] } : role)),
  };
}

function aYearAfter(today: string): string {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}
