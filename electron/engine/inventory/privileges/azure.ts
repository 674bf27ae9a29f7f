// What the built-in roles of Azure let one do on what they are given for. Source: "Azure built-in roles", with their ids,
// which are the same in every tenant. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import type { KnownRole } from './entra-roles.ts';
import { isGuid, lookUp, type Privilege, told } from './explanations.ts';
import { azureRoles as german } from './german/azure.ts';
import { type Phrases, phrases } from './phrases.ts';

export const azureRoles = {
  Owner: {
    id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    text: 'It can do everything there, including giving itself and others access.',
  },
  'User Access Administrator': {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    text: 'It can give anybody any access there, itself included.',
  },
  'Role Based Access Control Administrator': {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    text: 'It can give anybody roles there, itself included.',
  },
  Contributor: {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    text: 'It can change and delete everything there and act as what runs there, but not give others access.',
  },
  Reader: {
    id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    text: 'It can see how everything there is set up, without secrets.',
  },
  'Managed Identity Operator': {
    id: 'f1a07417-d97a-45cb-824c-7a7467783830',
    text: 'It can hand managed identities to programs that it controls, and so act as them.',
  },
  'Managed Identity Contributor': {
    id: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    text: 'It can make and delete managed identities, and let outside programs act as them.',
  },
  'Key Vault Administrator': {
    id: '00482a5a-887f-4fb3-b363-3b7fe8e74483',
    text: 'It can read, change and delete all secrets, keys and certificates in the vaults.',
  },
  'Key Vault Secrets Officer': {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    text: 'It can read, change and delete all secrets in the vaults.',
  },
  'Key Vault Secrets User': {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    text: 'It can read all secrets in the vaults in clear.',
  },
  'Key Vault Crypto Officer': {
    id: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
    text: 'It can make, use and delete all keys in the vaults.',
  },
  'Key Vault Contributor': {
    id: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
    text: 'It can change the vaults themselves; where a vault has its own list of who gets in, it can let itself in.',
  },
  'Key Vault Reader': {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    text: 'It can see the names of secrets, keys and certificates, not what is in them.',
  },
  'Storage Account Contributor': {
    id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    text: 'It can fetch the keys of storage accounts, and with them read and change everything in there.',
  },
  'Storage Account Key Operator Service Role': {
    id: '81a9662b-bebf-436f-a333-f67b29880f12',
    text: 'It can fetch and renew the keys of storage accounts, and with them get at everything in there.',
  },
  'Storage Blob Data Owner': {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    text: 'It can read, change and delete all stored files, and decide who else gets at them.',
  },
  'Storage Blob Data Contributor': {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    text: 'It can read, change and delete all stored files.',
  },
  'Storage Blob Data Reader': {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    text: 'It can read all stored files.',
  },
  'Virtual Machine Contributor': {
    id: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
    text: 'It can run commands on servers, change and delete them, and act as their managed identities.',
  },
  'Virtual Machine Administrator Login': {
    id: '1c0163c0-47e6-4577-8991-ea5c82e286e4',
    text: 'It can sign in to servers as administrator.',
  },
  'Virtual Machine User Login': {
    id: 'fb879df8-f326-4884-b1cf-06f3ad86be52',
    text: 'It can sign in to servers as an ordinary user.',
  },
  'Network Contributor': {
    id: '4d97b98b-1d4f-4787-a291-c67834d212e7',
    text: 'It can change networks, and so open servers to the internet.',
  },
  'SQL Server Contributor': {
    id: '6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437',
    text: 'It can change and delete database servers, and set who administers them.',
  },
  'SQL DB Contributor': {
    id: '9b7fa17d-e63e-47b0-bb0a-15c516ac86ec',
    text: 'It can change and delete databases, not what is in them.',
  },
  'SQL Security Manager': {
    id: '056cd41c-7e88-42e1-933e-88ba6a50c9c3',
    text: 'It can change the protection and the record of database servers.',
  },
  'Azure Kubernetes Service Cluster Admin Role': {
    id: '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
    text: 'It can fetch the administrator credentials of Kubernetes clusters, and so do everything in them.',
  },
  'Azure Kubernetes Service Cluster User Role': {
    id: '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
    text: 'It can fetch what it takes to reach Kubernetes clusters; what it may do in there is decided there.',
  },
  'Azure Kubernetes Service RBAC Cluster Admin': {
    id: 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
    text: 'It can do everything in Kubernetes clusters.',
  },
  'Azure Kubernetes Service Contributor Role': {
    id: 'ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8',
    text: 'It can change and delete Kubernetes clusters.',
  },
  AcrPush: {
    id: '8311e382-0749-4cb8-b61a-304f252e45ec',
    text: 'It can put in other programs under the name of an image, which run wherever that image is used.',
  },
  AcrPull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', text: 'It can fetch images of programs.' },
  'Website Contributor': {
    id: 'de139f84-1756-47ae-9be6-808fbbe84772',
    text: 'It can put its own code into web applications, read their settings and act as their managed identities.',
  },
  'Logic App Contributor': {
    id: '87a39d53-fc1b-424a-814c-f7e04687dc9e',
    text: 'It can change flows, which act with the connections that they have.',
  },
  'Automation Contributor': {
    id: 'f353d9bd-d4a6-484e-a77a-8050b599b867',
    text: 'It can change and start scripts, which act with the identity of the automation account.',
  },
  'Backup Contributor': {
    id: '5e467623-bb1f-42f4-a55d-6e525e11384b',
    text: 'It can make and restore backups and stop them.',
  },
  'Monitoring Contributor': {
    id: '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
    text: 'It can read all measurements and change alarms and what is recorded.',
  },
  'Monitoring Reader': {
    id: '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
    text: 'It can read all measurements and logs.',
  },
  'Log Analytics Contributor': {
    id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
    text: 'It can read logs, change what is recorded and put agents on servers.',
  },
  'Log Analytics Reader': { id: '73c42c96-874c-492b-b04d-ab87d138a893', text: 'It can search and read all logs.' },
  'Security Admin': {
    id: 'fb1c8493-542b-48eb-b624-b4c8fea62acd',
    text: 'It can change security policies and close alarms and recommendations.',
  },
  'Security Reader': {
    id: '39bc4728-0917-49c7-9d2c-d95423bc2eb4',
    text: 'It can read security alarms and recommendations.',
  },
  'Management Group Contributor': {
    id: '5d58bcaf-24a5-4b20-bdb6-eed9f69fbe4c',
    text: 'It can change how subscriptions are grouped, and so which policies hold for them.',
  },
  'Management Group Reader': {
    id: 'ac63b705-f282-497d-ac71-919bf39d939d',
    text: 'It can see how subscriptions are grouped.',
  },
  'Cost Management Reader': {
    id: '72fafb9e-0641-4937-9268-a91bfd8191a3',
    text: 'It can read what things cost.',
  },
  'Billing Reader': { id: 'fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64', text: 'It can read bills.' },
  'Tag Contributor': {
    id: '4a9ae827-6dc8-4573-8ac7-8239d42aa03f',
    text: 'It can change labels; where rules depend on labels, it changes what they reach.',
  },
} satisfies Readonly<Record<string, KnownRole>>;

const names: ReadonlyMap<string, string> = new Map(Object.entries(azureRoles).map(([name, { id }]) => [id, name]));

/** Null for an id that is none of a built-in role. */
export function azureName(privilege: string): string | null {
  return isGuid(privilege) ? (names.get(privilege.toLowerCase()) ?? null) : privilege;
}

export function explainAzure({ privilege, resource, condition }: Privilege, locale: Locale): string | null {
  const said = phrases[locale];
  const name = azureName(privilege);
  const role = name === null ? null : textOf(name, locale);
  if (role === null) return null;
  return told([role, reach(resource, said), condition === null ? null : said.underCondition]);
}

function textOf(name: string, locale: Locale): string | null {
  switch (locale) {
    case 'en':
      return lookUp<KnownRole>(azureRoles, name)?.text ?? null;
    case 'de':
      return lookUp(german, name);
  }
}

/** A role holds for what lies below as well. */
function reach(scope: string, { reaches }: Phrases): string | null {
  if (scope === '/') return reaches.tenant;
  if (/\/managementGroups\/[^/]+$/i.test(scope)) return reaches.managementGroup;
  if (/^\/subscriptions\/[^/]+$/i.test(scope)) return reaches.subscription;
  if (/\/resourceGroups\/[^/]+$/i.test(scope)) return reaches.resourceGroup;
  return null;
}
