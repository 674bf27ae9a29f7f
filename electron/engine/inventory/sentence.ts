// Who may do what on what, since when and granted by whom, as one sentence that somebody from finance understands; the
// system's own terms come after it. It stays short: names that are too long are cut, and what is said beside it is left out.
import { conditionMembers, lookUp, type Privilege } from './privileges/explanations.ts';
import { awsDeeds, trusteeInWords } from './sentence-aws.ts';
import { otherDeeds, platformDeeds } from './sentence-platforms.ts';
import { cut, dayInWords, isOnlyId } from './sentence-words.ts';
import { kindInWords, systemInWords } from './words.ts';

export interface Access extends Omit<Privilege, 'others'> {
  readonly name: string;
  readonly kind: string;
  readonly purpose: string | null;
  readonly environment: string | null;
  readonly grantedAt: string | null;
  readonly grantedBy: string | null;
}

/** As long as a sentence may get; longer ones are not read. */
const longest = 300;

/** How much of a name is shown, and whether the purpose and the grant are told, from the fullest way to the shortest. */
const ways = [
  { most: 90, purpose: true, grant: true },
  { most: 90, purpose: false, grant: true },
  { most: 48, purpose: false, grant: true },
  { most: 36, purpose: false, grant: false },
  { most: 22, purpose: false, grant: false },
] as const;
type Way = (typeof ways)[number];

/** "The service account svc-invoice-export in AWS account 1234 may read and delete everything in nw-finance-ledger." */
export function accessInWords(access: Access): string {
  let said = '';
  for (const way of ways) {
    said = sentence(access, way);
    if (said.length <= longest) break;
  }
  return said;
}

function sentence(access: Access, way: Way): string {
  const may = access.effect === 'deny' ? 'may not' : 'may';
  return `${clause(access, may, way)}${circumstances(access, way)}.`.replace(/\s+/g, ' ');
}

function clause(access: Access, may: string, way: Way): string {
  const { most } = way;
  const where = cut(systemInWords(access.system), most);
  if (access.privilegeKind === 'aws.trust') {
    const by = access.privilege.split(' by ')[1] ?? '';
    return `${by === '' ? 'Somebody' : trusteeInWords(by, most)} ${may} become ${lowerFirst(holder(access, most))} in ${where}`;
  }
  if (access.privilegeKind === 'entra.federation') {
    const issuer = issuerOf(access.condition);
    const from = issuer === null ? '' : ` from ${cut(issuer, most)}`;
    return `Whoever has a token${from} for ${cut(access.privilege, most)} ${may} act as ${lowerFirst(holder(access, most))} in ${where}`;
  }
  const purpose = way.purpose && access.purpose !== null ? ` (purpose: ${cut(access.purpose, 80)})` : '';
  return `${holder(access, most)} in ${where}${purpose} ${may} ${deedsOf(access, most)}`;
}

/** "The user Dana Owner", or "A user known only by its id ...". */
function holder({ kind, name }: Access, most: number): string {
  const everybody = lookUp(everybodyNames, name);
  if (everybody !== null) return `${everybody} (${name})`;
  const sort = kindInWords(kind).replace(/^an? /, '');
  if (isOnlyId(name)) return `${kindInWords(kind).replace(/^a/, 'A')} known only by its id ${name}`;
  return `The ${sort} ${cut(name, most)}`;
}

/** Names under which Google Cloud and Kubernetes let in more than one identity. */
const everybodyNames: Readonly<Record<string, string>> = {
  allUsers: 'Anybody on the internet',
  allAuthenticatedUsers: 'Anybody with a Google account',
  'system:anonymous': 'Anybody who reaches the cluster, without signing in',
  'system:unauthenticated': 'Anybody who reaches the cluster, without signing in',
  'system:authenticated': 'Anybody who can sign in to the cluster',
};

function deedsOf(access: Access, most: number): string {
  if (access.privilegeKind === 'aws.actions') return everything(awsDeeds(access, most));
  const say = lookUp(platformDeeds, access.privilegeKind);
  return everything((say ?? otherDeeds)(access, most));
}

/** "do everything", not "do everything with everything". */
function everything(deeds: string): string {
  return deeds.replace(/^do everything (?:with|on) everything\b/, 'do everything');
}

function circumstances(access: Access, way: Way): string {
  const { environment, condition, privilegeKind, grantedAt, grantedBy } = access;
  const production = environment === 'production' ? ', in production' : '';
  // A federation's condition is the token itself, which is said already.
  const narrowed = condition === null || privilegeKind === 'entra.federation' ? '' : ', under a condition';
  if (!way.grant) return production + narrowed;
  const since = grantedAt === null ? '' : `, since ${dayInWords(grantedAt)}`;
  return `${production}${narrowed}${since}${grantor(grantedBy, since !== '')}`;
}

function grantor(by: string | null, dated: boolean): string {
  if (by === null) return '';
  return `${dated ? ' and' : ','} granted by ${isOnlyId(by) ? `somebody known only by the id ${by}` : cut(by, 60)}`;
}

function issuerOf(condition: string | null): string | null {
  const { issuer } = conditionMembers(condition);
  return typeof issuer === 'string' ? issuer.replace(/^https?:\/\//, '') : null;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
