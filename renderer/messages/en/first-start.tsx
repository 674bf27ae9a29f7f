// English words: the three doors, and the form behind the second.
import type { ReactNode } from 'react';
import type { OperatingModel } from '../../../shared/words.ts';

export const firstStart = {
  lead: ['Your provider brings the evidence. You decide who keeps access.', 'You sign, and anyone can check it.'],
  sample: 'Open the sample',
  sampleMeans:
    'An engagement under way, Northwind Trading with Harbour Security, to try everything on. Nothing in it can be broken.',
  create: 'New workspace',
  createMeans: [
    'For one client. Takes about ten minutes: you, the provider, and who does what.',
    'Then import the first bundle.',
  ],
  open: 'Open a workspace',
  openMeans: (ending: ReactNode): ReactNode => (
    <>A {ending} file from this laptop, a stick, or a colleague. Or drop it here.</>
  ),
  noNetwork: 'Works without a network. This app opens no connection, ever.',
  opening: 'Opening…',
  version: (version: string) => `Version ${version}`,
  verify: 'Verify a signed file',
  working: (what: string) => `${what}. The first time this takes a while.`,
  recent: 'Opened lately',
  forget: (name: string) => `Take ${name} off this list`,
  form: {
    lead: 'One file for one client. It stays on this computer; you choose where.',
    place: 'Choose where to keep it',
    customer: 'Customer',
    customerHint: 'who decides',
    customerMissing: 'Name the organisation that decides.',
    customerExample: 'Northwind Trading',
    provider: 'Provider',
    providerHint: 'who brings evidence',
    providerMissing: 'Name the provider.',
    providerExample: 'Harbour Security',
    model: 'What the contract is like',
    models: {
      managed:
        'The provider runs defined tasks: monitoring, triage, collecting evidence, rotation. You keep every decision.',
      'co-managed':
        'Your team and the provider share triage and escalation. Who owns an incident is written down first.',
      'monitoring-only': 'The provider watches and reports. It carries out nothing.',
    } satisfies Record<OperatingModel, string>,
  },
};
