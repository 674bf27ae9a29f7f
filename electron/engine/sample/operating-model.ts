// The sample's operating model: the managed template, with everything filled in that only the parties can know.
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { awsAccount } from './aws.ts';
import { directorySystem } from './directory.ts';

export interface Cast {
  readonly dana: string;
  readonly robin: string;
  readonly lee: string;
  readonly kim: string;
  readonly sam: string;
  readonly analyst: string;
  readonly lead: string;
}

/** `from` and `until` are business dates. */
export function sampleModel(
  template: OperatingModelDocument,
  cast: Cast,
  from: string,
  until: string,
): OperatingModelDocument {
  const persons: Readonly<Record<string, readonly string[]>> = {
    business_owner: [cast.dana, cast.robin, cast.kim],
    compliance_lead: [cast.sam],
    it_operations: [cast.lee],
    analyst: [cast.analyst],
    service_lead: [cast.lead],
  };
  const scopes: Readonly<Record<string, string>> = {
    monitor: 'AWS production and both Kubernetes clusters, read only',
    'alert.triage': 'Alerts of the agreed detections; closes false alarms only',
    'evidence.collect': 'Access data of all systems, read only, once a quarter',
    'credential.rotate.execute': 'AWS access keys, after Northwind has approved the change',
  };
  const names = ['Avery Analyst', 'Morgan Lead', 'Sam Compliance'];
  return {
    ...template,
    contract: { reference: 'HS-2291', from, until },
    roles: template.roles.map((role) => ({ ...role, persons: [...(persons[role.role] ?? [])] })),
    delegatedTasks: template.delegatedTasks.map((task) => ({
      ...task,
      scope: scopes[task.task] ?? task.title,
      systems:
        task.task === 'evidence.collect'
          ? ['*']
          : [`aws:${awsAccount}`, 'kubernetes:nw-prod', 'kubernetes:nw-staging', directorySystem],
      from,
      until,
    })),
    escalation: template.escalation.map((step, position) => ({
      ...step,
      name: names[position] ?? 'Sam Compliance',
      note: step.party === 'customer' ? 'owns the incident, may stop the service' : null,
    })),
    serviceThresholds: template.serviceThresholds.map((threshold) => ({
      ...threshold,
      agreedBy: cast.sam,
      agreedAt: from,
    })),
    incidentOwner: cast.sam,
    riskAppetite: {
      statement:
        'No standing administrator rights for machines; an exposed secret is replaced within a day; nothing unowned stays longer than a quarter.',
      agreedBy: cast.dana,
      agreedAt: from,
    },
  };
}
