// Acts of the ledger in words: "decision.recorded" is "Decision recorded". Pure.

/** Where the name read out loud is not what people would say. */
const said: Readonly<Record<string, string>> = {
  'item.assigned': 'Reviewer changed',
  'operating_model.changed': 'Operating model changed',
  'decision.handed_over': 'Decision handed over alone',
  'state.sealed': 'State sealed for the report',
  'workspace.named': 'Workspace created',
  'key.added': 'Signing key added',
  'trust.added': 'Bundle key trusted',
};

export function actWords(act: string): string {
  const known = said[act];
  if (known !== undefined) return known;
  const words = act.replaceAll('.', ' ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
