// The German of ../vault.ts.
import type { Translated } from '../explanations.ts';
import type { vaultPolicies as english } from '../vault.ts';

export const vaultPolicies: Translated<typeof english> = {
  root: 'Kann alles in Vault: jedes Geheimnis lesen, jede Regel ändern und das Protokoll darüber abschalten, wer was getan hat.',
  default:
    'Kann das eigene Token verwalten und kleine eigene Geheimnisse ablegen, sofern niemand die Richtlinie geändert hat.',
};
