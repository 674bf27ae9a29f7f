// Names as people say them in a narrow place; the full name always stands in the title next to it. Pure.

const families: Readonly<Record<string, string>> = {
  aws: 'AWS',
  entra: 'Entra',
  azure: 'Azure',
  gcp: 'Google\u00a0Cloud',
  github: 'GitHub',
  gitlab: 'GitLab',
  k8s: 'Kubernetes',
  kubernetes: 'Kubernetes',
  okta: 'Okta',
};

/** "AWS" of "aws:104729384756". A system that we know no word for keeps its name. */
export function systemWord(system: string): string {
  const family = system.split(':')[0] ?? system;
  return families[family.toLowerCase()] ?? system;
}

/** "nw-finance-prod" of "arn:aws:s3:::nw-finance-prod": the part behind partition, service, region and account. */
export function shortResource(resource: string): string {
  const parts = resource.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return resource;
  const name = parts.slice(5).join(':');
  return name === '' || name === '*' ? `${parts[2]} ${name}`.trim() : name;
}

/** Longer ends of paths and names tell things apart: cut in the middle. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.4);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(text.length - tail)}`;
}

/** What a company is in law, at the end of its name: nobody says it. */
const legalForm =
  /[\s,]+(?:gmbh(?:\s*&\s*co\.?\s*kg)?|mbh|ag|se|kg|ohg|ug|e\.?\s?v\.?|ltd\.?|limited|llc|llp|plc|inc\.?|incorporated|corp\.?|corporation|s\.?a\.?(?:r\.?l\.?)?|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?|a\/s|ab|oy|pty\.?)$/i;

/** What a company does: said after a name of its own, it can be left out. */
const trade =
  /^(?:security|cybersecurity|consulting|services|systems|solutions|technologies|technology|trading|software|networks|labs|partners|advisory|holding|holdings|industries|logistics|sicherheit|beratung|dienste|handel)$/i;

/** First words that name nobody by themselves. */
const common =
  /^(?:the|a|an|der|die|das|first|new|old|national|international|global|united|royal|central|general|digital|cyber|data|cloud|secure|trust|smart|managed|network|information|north|south|east|west|american|british|german|european|deutsche|erste|neue)$/i;

/**
 * "Harbour" of "Harbour Security", for a sentence in a narrow place. Shortened only where what is left still names the
 * company: two words, of which the second says its trade and the first is a name of its own. "The Harbour Group", "Bank
 * of Northwind" and "Data Services" stay whole; only a legal form at the end is always left out.
 */
export function companyWord(company: string): string {
  const name = company.trim().replace(legalForm, '').trim();
  const [first = '', second = '', ...more] = name.split(/\s+/);
  const isOwn = first.length > 3 && /^\p{Lu}/u.test(first) && !common.test(first);
  if (more.length === 0 && trade.test(second) && isOwn) return first;
  return name === '' ? company : name;
}
