// Who may do what, as a table that stands by itself: what is expected here is not taken from the engine. Each line is one
// act on a workspace in which Dana reviews, Sam leads compliance and holds the rights for exceptions, scope and closing,
// Lee runs the platforms, and Robin is a colleague without a part. "Twin" is Dana entered a second time under another
// address; Jo has left; Avery is the provider's, Uma the adviser, Ada the auditor; "unnamed" is whoever has it open.

/** Each word of the table: the refusal's code, and what its sentence has to say. */
export const verdicts: Readonly<Record<string, { readonly code: string; readonly says: RegExp }>> = {
  reviewer: {
    code: 'NOT_THE_REVIEWER',
    says: /reviewer of record, not|is not assigned to|was handed to|decided this, not|has no assignment|has no part in|does not hold the right|can delegate his own|the RACI gives that to others|only signed by/,
  },
  nobody: { code: 'NOT_THE_REVIEWER', says: /Nobody is assigned to this item yet/ },
  customer: { code: 'PROVIDER_MAY_NOT_DECIDE', says: /only the customer|that is the customer's/ },
  auditor: { code: 'AUDITOR_READS_ONLY', says: /is an auditor: reads everything here and changes nothing/ },
  left: { code: 'PERSON_INACTIVE', says: /no longer active/ },
  self: { code: 'SELF_REVIEW', says: /(Nobody reviews access of their own|Somebody else has to)/ },
  same: { code: 'SECOND_PERSON_SAME', says: /somebody else has to confirm|has signed this report already/ },
  over: { code: 'DELEGATION_EXPIRED', says: /delegation.*is over|has ended already/ },
  uncovered: { code: 'DELEGATION_OUT_OF_SCOPE', says: /does not cover this item|begins on/ },
  approver: { code: 'EXCEPTION_INCOMPLETE', says: /somebody else|does not hold the right to accept/ },
  name: { code: 'NOT_A_CUSTOMER_PERSON', says: /says? who (he is|you are)/ },
  key: { code: 'KEY_MISSING', says: /has no signing key/ },
  /** No attempt: the call itself can't be made without a name. */
  usage: { code: 'INPUT_INVALID', says: /./ },
};

export const parts = ['dana', 'sam', 'lee', 'robin', 'twin', 'jo', 'avery', 'uma', 'ada', 'unnamed'] as const;
export type Part = (typeof parts)[number];

/** `yes` or a word of the above for each part, in their order. */
export const byPart = `
act                             | dana     | sam      | lee      | robin    | twin     | jo   | avery    | uma      | ada     | unnamed
decide low CERTIFY              | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide low CERTIFY_UNTIL        | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide low REDUCE               | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide low REVOKE               | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide low CANNOT_DECIDE        | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide medium CERTIFY           | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide medium REVOKE            | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide high CERTIFY             | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide high REVOKE              | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide high CANNOT_DECIDE       | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide critical CERTIFY         | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide critical REDUCE          | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide critical REVOKE          | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide made CERTIFY             | self     | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide granted REVOKE           | self     | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide signed-in-with CERTIFY   | self     | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
decide unassigned CERTIFY       | nobody   | nobody   | nobody   | nobody   | nobody   | left | customer | customer | auditor | usage
confirm another's decision      | same     | yes      | yes      | yes      | same     | left | customer | customer | auditor | usage
confirm what he granted         | same     | yes      | self     | yes      | same     | left | customer | customer | auditor | usage
undo                            | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
certify several together        | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
reassign to Robin               | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
be assigned by Sam              | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | usage
say it is Robin's               | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
accept what was handed over     | reviewer | reviewer | reviewer | yes      | reviewer | left | customer | customer | auditor | usage
decline what was handed over    | reviewer | reviewer | reviewer | yes      | reviewer | left | customer | customer | auditor | usage
sign off                        | yes      | reviewer | reviewer | yes      | reviewer | left | customer | customer | auditor | usage
correct a signed decision       | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
approve an exception            | approver | yes      | approver | approver | approver | left | customer | customer | auditor | usage
renew an exception              | approver | yes      | reviewer | reviewer | approver | left | customer | customer | auditor | usage
end an exception                | yes      | yes      | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
let Robin decide for Dana       | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
be let decide for Lee           | yes      | yes      | usage    | yes      | yes      | left | customer | customer | auditor | usage
end a delegation of Dana's      | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
change the operating model      | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
loosen a bar with a reason      | yes      | reviewer | reviewer | reviewer | reviewer | left | customer | customer | auditor | name
loosen a bar without a reason   | usage    | usage    | usage    | usage    | usage    | left | customer | customer | auditor | usage
make a bar stricter             | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
override a verdict              | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | usage
set a threshold                 | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
trust a key                     | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
stop trusting a key             | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
accept unsigned evidence        | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
save a mapping                  | yes      | yes      | yes      | yes      | yes      | left | customer | yes      | auditor | yes
retire a mapping                | yes      | yes      | yes      | yes      | yes      | left | customer | yes      | auditor | yes
confirm a link                  | yes      | yes      | yes      | yes      | yes      | left | customer | yes      | auditor | name
undo a link                     | yes      | yes      | yes      | yes      | yes      | left | customer | yes      | auditor | name
agree to a rotation             | yes      | reviewer | yes      | reviewer | reviewer | left | customer | customer | auditor | usage
confirm what depends on it      | yes      | reviewer | yes      | reviewer | reviewer | left | customer | customer | auditor | usage
withdraw a rotation             | yes      | reviewer | yes      | reviewer | reviewer | left | customer | customer | auditor | usage
issue instructions              | yes      | yes      | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
acknowledge an action           | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | usage
ratify an action                | reviewer | yes      | reviewer | reviewer | reviewer | left | customer | customer | auditor | usage
attach own evidence             | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | usage
open a campaign                 | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
close a campaign                | yes      | yes      | reviewer | yes      | reviewer | left | customer | customer | auditor | usage
issue a report                  | yes      | yes      | key      | yes      | key      | left | customer | customer | auditor | usage
countersign a report            | yes      | same     | key      | yes      | key      | left | customer | customer | auditor | usage
add a person                    | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
record that somebody left       | yes      | yes      | yes      | yes      | yes      | left | customer | customer | auditor | yes
make a key of one's own         | yes      | yes      | yes      | yes      | yes      | left | yes      | yes      | auditor | usage
`;

export const delegations = [
  'none',
  'future',
  'valid',
  'expired',
  'ended',
  'system',
  'campaign',
  'items',
  'risk',
] as const;
export type DelegationState = (typeof delegations)[number];

/**
 * By a colleague whom Dana let decide: not at all, from tomorrow on, now, until yesterday, no longer, for another system,
 * another campaign, other items, or low risk only.
 */
export const byDelegation = `
act                         | none     | future    | valid    | expired  | ended    | system    | campaign  | items     | risk
decide low CERTIFY          | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide low CERTIFY_UNTIL    | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide low REDUCE           | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide low REVOKE           | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide low CANNOT_DECIDE    | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide medium CERTIFY       | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide medium REVOKE        | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide high CERTIFY         | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide high REVOKE          | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide critical CERTIFY     | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide critical REDUCE      | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide critical REVOKE      | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | uncovered
decide made CERTIFY         | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
decide unassigned CERTIFY   | nobody   | nobody    | nobody   | nobody   | nobody   | nobody    | nobody    | nobody    | nobody
certify several together    | reviewer | uncovered | yes      | over     | over     | uncovered | uncovered | uncovered | yes
undo                        | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
say it is Robin's           | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
accept what was handed over | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
sign off                    | reviewer | reviewer  | key      | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
close a campaign            | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
end an exception            | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
let Robin decide for Dana   | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
issue instructions          | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
loosen a bar with a reason  | reviewer | reviewer  | reviewer | reviewer | reviewer | reviewer  | reviewer  | reviewer  | reviewer
`;

export interface Cell<Column extends string> {
  readonly act: string;
  readonly who: Column;
  readonly expected: string;
}

/** Every cell of a table. Throws for a line that has not one word for each column. */
export function cellsOf<Column extends string>(table: string, columns: readonly Column[]): Cell<Column>[] {
  const [, ...lines] = table.trim().split('\n');
  return lines.flatMap((line) => {
    const [act = '', ...words] = line.split('|').map((cell) => cell.trim());
    if (words.length !== columns.length) throw new Error(`the line "${act}" has ${words.length} words`);
    return columns.map((who, position) => ({ act, who, expected: words[position] ?? '' }));
  });
}
