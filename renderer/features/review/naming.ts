// Names as people say them in a narrow place; the full name always stands in the title next to it. Pure.

const families: Readonly<Record<string, string>> = {
  aws: 'AWS',
  entra: 'Entra',
  azure: 'Azure',
  gcp: 'Google Cloud',
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
