// Which system the files of a kind are of, where a person said it for a whole delivery: what is said of AWS is not true of
// Okta's files in the same delivery.

/** Kinds that are of one platform alone, by the beginning of their name; the names of systems on it begin so. */
const platforms: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws'],
  entra: ['entra', 'azure'],
  azure: ['azure', 'entra'],
  scubagear: ['entra'],
  gcp: ['gcp'],
  github: ['github'],
  legitify: ['github'],
  okta: ['okta'],
  vault: ['vault'],
  kubernetes: ['kubernetes'],
};

const platformNames: ReadonlySet<string> = new Set(Object.values(platforms).flat());

/**
 * `said` is one system (`aws:123456789012`) or several, parted by semicolons. A kind of a platform takes the one of its
 * platform, else one that is of none; any other kind takes what is said when only one is. Null: nothing that fits is said.
 */
export function systemOf(kind: string, said: string | null): string | null {
  const systems = (said ?? '')
    .split(';')
    .map((system) => system.trim())
    .filter((system) => system !== '');
  const own = platforms[startOf(kind, '.')];
  if (own === undefined) return systems.length === 1 ? (systems[0] ?? null) : null;
  return (
    systems.find((system) => own.includes(startOf(system, ':'))) ??
    systems.find((system) => !platformNames.has(startOf(system, ':'))) ??
    null
  );
}

function startOf(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return (at === -1 ? text : text.slice(0, at)).toLowerCase();
}
