// Secrets that are known by how they look, wherever they stand: in a note, a tag, a title, a cell of no known column.

/**
 * Shapes that only a secret has: tokens with the prefix of their issuer, private keys, JSON web tokens, passwords in a
 * URL. An id of an AWS access key is a name and stays.
 */
export const tokenShapes: readonly string[] = [
  String.raw`-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)`,
  String.raw`\bgh[pousr]_[A-Za-z0-9]{30,}`,
  String.raw`\bgithub_pat_[A-Za-z0-9_]{40,}`,
  String.raw`\bglpat-[A-Za-z0-9_-]{16,}`,
  String.raw`\bxox[abeoprs]-[A-Za-z0-9-]{10,}`,
  String.raw`(?<=\bhooks\.slack\.com\/services\/)[A-Za-z0-9/]{20,}`,
  String.raw`\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}`,
  String.raw`\bAIza[A-Za-z0-9_-]{35}`,
  String.raw`\bya29\.[A-Za-z0-9_-]{20,}`,
  String.raw`\bnpm_[A-Za-z0-9]{30,}`,
  String.raw`\bpypi-AgE[A-Za-z0-9_-]{40,}`,
  String.raw`\bhv[bs]\.[A-Za-z0-9_-]{20,}`,
  String.raw`\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`,
  String.raw`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*`,
  String.raw`(?<=[A-Za-z]:\/\/[^\s:/@]{1,100}:)(?!\[redacted\]@)[^\s@/]{3,200}(?=@)`,
];

const shape = new RegExp(tokenShapes.join('|'));
const shapes = new RegExp(tokenShapes.join('|'), 'g');

/** What each of the shapes begins with or needs: nearly all texts have none of it, and are told so quickly. */
const mayHoldToken =
  /gh[pousr]_|github_pat_|glpat-|xox|hooks\.slack|k_(?:live|test)_|AIza|ya29\.|npm_|pypi-|hv[bs]\.|SG\.|eyJ|:\/\/|BEGIN/;

export function holdsToken(text: string): boolean {
  return mayHoldToken.test(text) && shape.test(text);
}

/** The same text when there is none in it. Idempotent. */
export function withoutTokens(text: string): string {
  return mayHoldToken.test(text) ? text.replace(shapes, '[redacted]') : text;
}

/** Of a text that may not be there. */
export function withoutTokensIn(text: string | null): string | null {
  return text === null ? null : withoutTokens(text);
}
