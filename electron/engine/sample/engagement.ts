// The sample's cast: Northwind Trading decides, Harbour Security supplies the evidence. Everybody is plainly made up.

export const customer = 'Northwind Trading';
export const provider = 'Harbour Security';

/** One passphrase for every key of the sample, published on purpose: nothing in the sample is secret. */
export const samplePassphrase = 'northwind-sample-only';

export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly party: 'customer' | 'provider' | 'adviser';
}

function northwind(name: string, title: string): SamplePerson {
  return { name, email: `${name.toLowerCase().replace(' ', '.')}@northwind.example`, title, party: 'customer' };
}

function harbour(name: string, title: string): SamplePerson {
  return { name, email: `${name.toLowerCase().replace(' ', '.')}@harbour.example`, title, party: 'provider' };
}

export const dana = northwind('Dana Owner', 'Head of Finance Operations');
export const robin = northwind('Robin Retail', 'Head of Online Retail');
export const lee = northwind('Lee Platform', 'Platform Owner');
export const kim = northwind('Kim Logistics', 'Head of Logistics');
export const sam = northwind('Sam Compliance', 'Compliance Lead');
export const jo = northwind('Jo Leaver', 'Former Data Lead');
export const analyst = harbour('Avery Analyst', 'Security Analyst');
export const lead = harbour('Morgan Lead', 'Service Lead');

export const persons: readonly SamplePerson[] = [dana, robin, lee, kim, sam, jo, analyst, lead];

export interface Team {
  readonly team: string;
  readonly owner: SamplePerson;
  readonly jobs: readonly [string, ...string[]];
}

export const teams: readonly [Team, ...Team[]] = [
  {
    team: 'finance',
    owner: dana,
    jobs: [
      'invoice-export',
      'ledger-sync',
      'payment-reconciler',
      'vat-report',
      'treasury-feed',
      'expense-import',
      'dunning',
      'audit-archive',
      'bank-feed',
      'cost-allocation',
      'fx-rates',
      'budget-import',
    ],
  },
  {
    team: 'retail',
    owner: robin,
    jobs: [
      'storefront',
      'checkout',
      'price-import',
      'search-index',
      'image-resizer',
      'newsletter',
      'recommender',
      'basket',
      'gift-cards',
      'review-import',
      'stock-badge',
      'ab-tests',
    ],
  },
  {
    team: 'platform',
    owner: lee,
    jobs: [
      'deploy',
      'backup',
      'log-shipper',
      'metrics',
      'dns-sync',
      'cert-renewal',
      'image-builder',
      'node-autoscaler',
      'secret-sync',
      'registry-cleanup',
      'alert-router',
      'patching',
    ],
  },
  {
    team: 'logistics',
    owner: kim,
    jobs: [
      'label-printer',
      'route-planner',
      'stock-sync',
      'carrier-edi',
      'returns',
      'dock-scheduler',
      'customs-feed',
      'scale-reader',
      'pallet-tracker',
      'fuel-report',
      'driver-roster',
      'yard-camera',
    ],
  },
];

/** The sample's two quarters, counted from the day it is made. */
export interface Quarter {
  readonly sequence: 1 | 2;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** When the provider extracted it, UTC. */
  readonly extracted: Date;
  /** The first quarter's extraction: what was made before it keeps its date from quarter to quarter. */
  readonly anchor: Date;
}

const day = 86_400_000;

export function quarters(today: Date): readonly [Quarter, Quarter] {
  const extracted = new Date(Math.floor(today.getTime() / day) * day - 6 * day + 2 * 3_600_000);
  const before = new Date(extracted.getTime() - 91 * day);
  return [quarter(1, before, before), quarter(2, extracted, before)];
}

function quarter(sequence: 1 | 2, extracted: Date, anchor: Date): Quarter {
  return {
    sequence,
    name: `${extracted.getUTCFullYear()}-q${Math.floor(extracted.getUTCMonth() / 3) + 1}`,
    from: new Date(extracted.getTime() - 91 * day).toISOString().slice(0, 10),
    to: new Date(extracted.getTime() - day).toISOString().slice(0, 10),
    extracted,
    anchor,
  };
}

/** `days` before the extraction, as an ISO time. */
export function before(quarter: Quarter, days: number): string {
  return new Date(quarter.extracted.getTime() - days * day).toISOString().replace('.000Z', 'Z');
}

/** `days` before the first quarter's extraction: the same moment in both quarters, as an ISO time. */
export function since(quarter: Quarter, days: number): string {
  return before({ ...quarter, extracted: quarter.anchor }, days);
}
