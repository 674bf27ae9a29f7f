// Amazon resource names: arn:partition:service:region:account:resource.
import type { Address, SourceRemark } from '../record.ts';

export interface Arn {
  readonly service: string;
  /** Twelve digits, or empty where the service has none; leading zeros belong to it. */
  readonly account: string;
  readonly resource: string;
}

export function parseArn(text: string): Arn | null {
  const parts = text.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return null;
  return { service: parts[2] ?? '', account: parts[4] ?? '', resource: parts.slice(5).join(':') };
}

/** The twelve-digit account of an ARN, or null. */
export function accountOf(arn: string): string | null {
  const account = parseArn(arn)?.account ?? '';
  return /^\d{12}$/.test(account) ? account : null;
}

export function awsSystem(account: string): string {
  return `aws:${account}`;
}

/** Tells which account the evidence is of, and when that is another one than the bundle declares. */
export function* accountRemarks(
  account: string,
  declared: string | null,
  address: Address | null,
): Generator<SourceRemark, void, undefined> {
  const system = awsSystem(account);
  yield { type: 'remark', remark: 'account', detail: system, address };
  if (declared !== null && declared !== system) {
    const detail = `The bundle declares ${declared} for this source, but what it holds is of ${system}.`;
    yield { type: 'remark', remark: 'note', detail, address };
  }
}

/** `*` any run of characters, `?` any one; without regard to case. Linear backtracking, so no pattern can make it slow. */
export function matchesPattern(pattern: string, text: string): boolean {
  const glob = pattern.toLowerCase();
  const subject = text.toLowerCase();
  let at = 0;
  let from = 0;
  let star = -1;
  let mark = 0;
  while (at < subject.length) {
    const sign = glob[from];
    if (sign === '*') {
      star = from;
      mark = at;
      from += 1;
    } else if (sign === '?' || (sign !== undefined && sign === subject[at])) {
      from += 1;
      at += 1;
    } else if (star !== -1) {
      from = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (glob[from] === '*') from += 1;
  return from === glob.length;
}
