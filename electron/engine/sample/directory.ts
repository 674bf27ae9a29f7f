// The systems for which the provider fills in Countersign's own tables: the directory's applications, the source forge's
// apps and deploy keys, and the internal PKI.
import { before, dana, jo, kim, lee, type Quarter, robin, type SamplePerson, sam, since, teams } from './engagement.ts';
import { seeded } from './seeded.ts';
import { csv } from './table.ts';

export const directorySystem = 'entra:northwind.example';
export const forgeSystem = 'github:northwind';
export const pkiSystem = 'pki:northwind-internal-ca';

interface Application {
  readonly id: string;
  readonly name: string;
  readonly owner: SamplePerson | null;
  readonly attested: boolean;
  readonly kind: 'application' | 'managed_identity' | 'agent';
  readonly permissions: readonly string[];
  readonly resource: string;
  readonly index: number;
}

const graphPermissions = [
  'User.Read.All',
  'Mail.Send',
  'Files.Read.All',
  'Sites.Selected',
  'Calendars.ReadWrite',
  'Group.Read.All',
  'Reports.Read.All',
] as const;

const products = [
  'expense-ocr',
  'crm-connector',
  'hr-feed',
  'contract-archive',
  'signature-service',
  'travel-sync',
  'shop-analytics',
  'warehouse-app',
  'helpdesk-bot',
  'payroll-export',
  'survey-tool',
  'print-gateway',
  'fleet-tracker',
  'supplier-portal',
  'loyalty-sync',
  'tax-filing',
  'budget-planner',
  'mail-archiver',
  'kiosk',
  'visitor-log',
  'ticket-bridge',
  'scan-to-mail',
  'learning-portal',
  'price-monitor',
] as const;

function applications(): Application[] {
  const chance = seeded(7);
  const owners = [dana, robin, lee, kim] as const;
  const usual = products.flatMap((product, position) =>
    ['', '-test', '-sync'].map((suffix, variant): Application => {
      const index = position * 3 + variant;
      const many = 1 + chance.below(4);
      const from = chance.below(graphPermissions.length);
      return {
        id: `a${String(100000 + index * 97).slice(-6)}-7f3e-4c11-9d02-${String(index).padStart(12, '0')}`,
        name: `app-${product}${suffix}`,
        owner: index % 12 === 7 ? null : index % 17 === 4 ? jo : (owners[index % 4] ?? dana),
        attested: index % 5 !== 2,
        kind: variant === 2 ? 'managed_identity' : index % 20 === 0 ? 'agent' : 'application',
        permissions: Array.from(
          { length: many },
          (_, step) => graphPermissions[(from + step * 2) % graphPermissions.length] ?? 'User.Read.All',
        ).filter((permission, at, all) => all.indexOf(permission) === at),
        resource: variant === 1 ? 'Northwind test tenant' : 'Microsoft Graph, whole tenant',
        index,
      };
    }),
  );
  return usual;
}

const special = {
  breakGlass: 'e0000000-break-glass',
  harbourRotate: 'e0000000-harbour-rotate',
  vendorSuite: 'e0000000-vendor-suite',
} as const;

export function identities(quarter: Quarter): string {
  const rows = applications()
    .filter((application) => !(quarter.sequence === 1 && application.index % 20 === 19))
    .map((application) => ({
      system: directorySystem,
      native_id: application.id,
      kind: application.kind,
      name: application.name,
      scope: 'northwind.example',
      environment: application.name.endsWith('-test') ? 'non_production' : 'production',
      owner: application.owner?.name ?? '',
      owner_email: application.owner?.email ?? '',
      owner_basis: application.owner === null ? '' : application.attested ? 'attested' : 'inferred',
      owner_status: application.owner === jo ? 'left' : application.owner === null ? '' : 'active',
      purpose: `Runs ${application.name.slice(4).replaceAll('-', ' ')}`,
      created_at: since(quarter, 380 + application.index * 5),
      created_by: lee.email,
      last_used: application.index % 6 === 5 ? '' : before(quarter, 1 + application.index),
      status: application.index % 29 === 8 ? 'disabled' : 'active',
      interactive: application.index % 31 === 11 ? 'true' : 'false',
      external_organisation: application.index % 15 === 3 ? 'Vendor Example AS' : '',
      workloads: application.index % 9 === 6 ? '3' : '1',
    }));
  const more = [
    {
      system: directorySystem,
      native_id: special.breakGlass,
      kind: 'user',
      name: 'nw-break-glass',
      environment: 'production',
      owner: sam.name,
      owner_email: sam.email,
      owner_basis: 'attested',
      owner_status: 'active',
      purpose: 'Emergency access to the tenant',
      created_at: since(quarter, 900),
      last_used: 'never',
      status: 'active',
      break_glass: 'true',
      interactive: 'true',
      workloads: '',
    },
    {
      system: directorySystem,
      native_id: special.harbourRotate,
      kind: 'application',
      name: 'hs-rotation',
      environment: 'production',
      owner: 'Morgan Lead',
      owner_email: 'morgan.lead@harbour.example',
      owner_basis: 'attested',
      owner_status: 'provider',
      purpose: 'Harbour Security’s rotation support',
      created_at: since(quarter, 410),
      last_used: before(quarter, 3),
      status: 'active',
      interactive: 'false',
      external_organisation: 'Harbour Security',
      workloads: '1',
    },
    {
      system: directorySystem,
      native_id: special.vendorSuite,
      kind: 'application',
      name: 'vendor-suite',
      environment: 'production',
      owner: robin.name,
      owner_email: robin.email,
      owner_basis: 'attested',
      owner_status: 'active',
      purpose: 'Marketing suite of an outside vendor',
      created_at: since(quarter, 600),
      last_used: '',
      status: 'active',
      interactive: 'false',
      external_organisation: 'Vendor Example AS',
      workloads: '1',
    },
  ];
  const forge = teams.flatMap(({ team, owner, jobs }) =>
    jobs.slice(0, 9).map((job, position) => ({
      system: forgeSystem,
      native_id: position % 3 === 0 ? `deploy-key-${team}-${job}` : `app-${team}-${job}`,
      kind: position % 3 === 0 ? 'other' : 'bot',
      name: position % 3 === 0 ? `deploy key of ${job}` : `${job}-bot`,
      scope: `northwind/${job}`,
      environment: 'production',
      owner: position === 5 ? '' : owner.name,
      owner_email: position === 5 ? '' : owner.email,
      owner_basis: position === 5 ? '' : 'attested',
      owner_status: position === 5 ? '' : 'active',
      purpose: `Builds and releases ${job}`,
      created_at: since(quarter, 300 + position * 40),
      last_used: position % 3 === 0 ? '' : before(quarter, 2 + position),
      status: 'active',
      interactive: 'false',
      workloads: '1',
    })),
  );
  const pki = teams.flatMap(({ team, owner, jobs }) =>
    jobs.map((job) => ({
      system: pkiSystem,
      native_id: `CN=${job}.${team}.northwind.example`,
      kind: 'service_account',
      name: `${job}.${team}`,
      scope: 'internal PKI',
      environment: 'production',
      owner: owner.name,
      owner_email: owner.email,
      owner_basis: 'attested',
      owner_status: 'active',
      purpose: `Mutual TLS of ${job}`,
      created_at: since(quarter, 330),
      last_used: '',
      status: 'active',
      interactive: 'false',
      workloads: '1',
    })),
  );
  // one row that can't be read: its kind is a word the table doesn't know
  const broken = { system: directorySystem, native_id: 'b0000000-broken', kind: 'robot-dog', name: 'app-unreadable' };
  return csv([...rows, ...more, ...forge, ...pki, broken]);
}

export function credentials(quarter: Quarter): string {
  const chance = seeded(19);
  const secrets = applications()
    .filter((application) => application.kind !== 'managed_identity')
    .map((application) => {
      const age = chance.pick([30, 70, 140, 400, 700]);
      const endless = application.index % 8 === 6;
      return {
        identity_system: directorySystem,
        identity_native_id: application.id,
        native_id: `secret-${application.index}`,
        kind: application.index % 10 === 9 ? 'certificate' : application.index % 14 === 6 ? 'api_key' : 'secret',
        created_at: since(quarter, age),
        expires_at: endless ? '' : since(quarter, age - (application.index % 11 === 4 ? age + 12 : 720)),
        never_expires: endless ? 'true' : 'false',
        last_used: application.index % 6 === 5 ? '' : before(quarter, 1 + application.index),
        status: 'active',
        holder: application.index % 21 === 5 ? 'provider' : 'customer',
        restricted: application.index % 14 === 6 ? (application.index % 28 === 6 ? 'false' : 'true') : '',
        last_four: chance.code(4),
      };
    });
  const fixed = [
    {
      identity_system: directorySystem,
      identity_native_id: special.breakGlass,
      native_id: 'break-glass-password',
      kind: 'password',
      created_at: since(quarter, 60),
      rotated_at: since(quarter, 60),
      never_expires: 'false',
      expires_at: since(quarter, -305),
      last_used: 'never',
      status: 'active',
      holder: 'customer',
    },
    {
      identity_system: directorySystem,
      identity_native_id: special.harbourRotate,
      native_id: 'hs-rotation-secret',
      kind: 'secret',
      created_at: since(quarter, 410),
      never_expires: 'true',
      last_used: before(quarter, 3),
      status: 'active',
      holder: 'provider',
    },
    {
      identity_system: directorySystem,
      identity_native_id: special.vendorSuite,
      native_id: 'vendor-suite-secret',
      kind: 'secret',
      created_at: since(quarter, 600),
      never_expires: 'true',
      status: 'active',
      holder: 'customer',
    },
  ];
  const certificates = teams.flatMap(({ team, jobs }, teamIndex) =>
    jobs.map((job, position) => ({
      identity_system: pkiSystem,
      identity_native_id: `CN=${job}.${team}.northwind.example`,
      native_id: `serial-${teamIndex}${position}-${chance.code(6)}`,
      kind: 'certificate',
      created_at: before(quarter, 30 + position),
      expires_at: before(quarter, position === 0 ? -14 : -60 - position * 20),
      never_expires: 'false',
      status: 'active',
      holder: 'customer',
    })),
  );
  // a date that no calendar has
  const broken = {
    identity_system: directorySystem,
    identity_native_id: special.vendorSuite,
    native_id: 'bad-date',
    kind: 'secret',
    created_at: '31.02.2026',
    status: 'active',
  };
  return csv([...secrets, ...fixed, ...certificates, broken]);
}

export function entitlements(quarter: Quarter): string {
  const rows = applications()
    .filter((application) => !(quarter.sequence === 1 && application.index % 20 === 19))
    .flatMap((application) =>
      application.permissions.map((permission, position) => ({
        identity_system: directorySystem,
        identity_native_id: application.id,
        privilege_kind: 'application permission',
        privilege:
          quarter.sequence === 2 && application.index % 25 === 6 && position === 0
            ? permission.replace('.Read', '.ReadWrite')
            : permission,
        key: `permission-${position}`,
        resource: application.resource,
        scope: 'northwind.example',
        environment: application.resource.startsWith('Northwind test')
          ? application.index % 9 === 1
            ? 'production'
            : 'non_production'
          : 'production',
        path: `consent: administrator consent > application: ${application.name}`,
        granted_at: since(quarter, 200 + application.index),
        granted_by: application.index % 33 === 3 ? robin.email : lee.email,
        never_expires: 'true',
        last_used:
          application.index % 6 === 5
            ? ''
            : application.index % 7 === 2
              ? 'not_in_window'
              : before(quarter, 1 + application.index),
        administrator: 'false',
        escalates: 'false',
        wildcard: permission === 'Files.Read.All' ? 'true' : 'false',
        public: 'false',
        external: application.index % 15 === 3 ? 'true' : 'false',
        conditioned: application.index % 15 === 3 ? 'true' : '',
        principal_exists: 'true',
        grants_own_access: 'false',
        advice: application.index % 7 === 2 ? 'No use in the tracking window. We recommend to revoke it.' : '',
      })),
    );
  const role = (id: string, privilege: string, more: Readonly<Record<string, string>>) => ({
    identity_system: directorySystem,
    identity_native_id: id,
    privilege_kind: 'directory role',
    privilege,
    key: `role-${privilege}`,
    resource: 'northwind.example tenant',
    scope: 'northwind.example',
    environment: 'production',
    path: `assignment: permanent > role: ${privilege}`,
    granted_at: since(quarter, 400),
    granted_by: lee.email,
    never_expires: 'true',
    wildcard: 'false',
    public: 'false',
    external: 'false',
    principal_exists: 'true',
    ...more,
  });
  const roles = [
    role(special.breakGlass, 'Global Administrator', {
      administrator: 'true',
      escalates: 'true',
      grants_own_access: 'true',
      last_used: 'never',
    }),
    role(special.harbourRotate, 'Application Administrator', {
      administrator: 'false',
      escalates: 'true',
      grants_own_access: 'true',
      external: 'true',
      conditioned: 'false',
      last_used: before(quarter, 3),
      advice: 'Needed for rotation support. We recommend to keep it.',
    }),
    role(special.vendorSuite, 'User Administrator', {
      administrator: 'false',
      escalates: 'true',
      grants_own_access: 'false',
      external: 'true',
      conditioned: 'false',
      last_used: '',
    }),
  ];
  const forge = teams.flatMap(({ team, jobs }) =>
    jobs.slice(0, 9).flatMap((job, position) => {
      const deployKey = position % 3 === 0;
      const grants = deployKey
        ? ['contents: write']
        : ['contents: write', 'packages: write', ...(position === 1 ? ['actions: write'] : [])];
      return grants.map((privilege) => ({
        identity_system: forgeSystem,
        identity_native_id: deployKey ? `deploy-key-${team}-${job}` : `app-${team}-${job}`,
        privilege_kind: 'repository permission',
        privilege,
        resource: position === 4 ? 'all repositories of northwind' : `northwind/${job}`,
        scope: 'northwind',
        environment: 'production',
        path: `${deployKey ? 'key' : 'installation'}: ${job}`,
        granted_at: since(quarter, 300),
        granted_by: lee.email,
        never_expires: 'true',
        administrator: 'false',
        escalates: 'false',
        wildcard: position === 4 ? 'true' : 'false',
        public: 'false',
        external: 'false',
        principal_exists: 'true',
        grants_own_access: 'false',
        loose_federation: 'false',
      }));
    }),
  );
  const pki = teams.flatMap(({ team, jobs }) =>
    jobs.flatMap((job, position) =>
      [`mutual TLS to api.${team}`, ...(position % 2 === 0 ? ['mutual TLS to bus.shared'] : [])].map((privilege) => ({
        identity_system: pkiSystem,
        identity_native_id: `CN=${job}.${team}.northwind.example`,
        privilege_kind: 'mutual TLS',
        privilege,
        resource: `${privilege.split(' ').at(-1)}.northwind.example`,
        environment: 'production',
        path: 'issuer: Northwind Internal CA 2',
        granted_at: since(quarter, 330),
        never_expires: 'false',
        expires_at: since(quarter, -700),
        administrator: 'false',
        escalates: 'false',
        wildcard: 'false',
        public: 'false',
        external: 'false',
        principal_exists: 'true',
      })),
    ),
  );
  // a row without a resource can't be reviewed
  const broken = {
    identity_system: directorySystem,
    identity_native_id: special.vendorSuite,
    privilege_kind: 'application permission',
    privilege: 'Mail.Read',
    resource: '',
  };
  return csv([...rows, ...roles, ...forge, ...pki, broken]);
}

/** The identity behind an exposed secret of findings.ts. */
export const exposedApplication = {
  system: directorySystem,
  nativeId: applications()[12]?.id ?? special.vendorSuite,
  name: applications()[12]?.name ?? 'vendor-suite',
};
