// Acts of the ledger in words: "decision.recorded" is "Decision recorded", or what the language calls it. Pure.
import type { Messages } from '../../messages/table.ts';

type Words = Messages['ledger'];

export function actWords(act: string, words: Words): string {
  const known = words.acts[act];
  if (known !== undefined) return known;
  const said = act.replaceAll('.', ' ').replaceAll('_', ' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

export function partyName(party: string, words: Words): string {
  return words.parties[party] ?? party;
}
