// Secrets in a table that nobody knows the format of: columns that are named like one, columns that the mapping withholds,
// and, in every other cell, texts that have the shape of a key.
import type { MappingTable } from '../../../../shared/mapping.ts';
import { tokenShapes } from '../known-tokens.ts';
import { isSecretName, type SecretColumns, soundsSecret, withholdCells } from '../withhold.ts';
import { plainWord } from './cells.ts';
import { usedColumns } from './header.ts';
import { plainHeader } from './synonyms.ts';

export interface Guard {
  /** Names of the columns of which at most the last four characters stay. */
  readonly columns: ReadonlySet<string>;
  /** The cells of a row without secrets; the same array when there is none. */
  clean(cells: readonly string[]): readonly string[];
  /** Of a row that is none of the table's: its names, or a title above them. */
  cleanAbove(cells: readonly string[]): readonly string[];
}

/** What to withhold from a file with these columns. A column named like a secret is withheld whatever the mapping says. */
export function guardOf(names: readonly string[], mapping: MappingTable | null): Guard {
  const listed = new Set((mapping?.withhold ?? []).map(plainWord));
  const used = new Set((mapping === null ? [] : usedColumns(mapping)).map(plainWord));
  const guarded = names.filter(
    (name) =>
      listed.has(plainWord(name)) || isAlwaysWithheld(name) || (maySecretStand(name) && !used.has(plainWord(name))),
  );
  const columns = new Set(guarded);
  const judged: SecretColumns = names.flatMap((name, index): [number, 'secret' | typeof keyLike][] => {
    if (columns.has(name)) return [[index, 'secret']];
    // A person has said that it holds names; a value that looks like a key is withheld all the same.
    return maySecretStand(name) ? [[index, keyLike]] : [];
  });
  return {
    columns,
    clean(cells) {
      const withheld = judged.length === 0 ? cells : withholdCells(cells, judged);
      return withheld.some(holdsKey) ? withheld.map(withoutKeys) : withheld;
    },
    cleanAbove: (cells) => (cells.some(holdsKey) ? cells.map(withoutKeys) : cells),
  };
}

/** Named exactly like a secret: no mapping can read it. */
export function isAlwaysWithheld(name: string): boolean {
  // `Token (2)` is the second column named Token.
  const own = name.replace(/ \(\d+\)$/, '');
  return (
    isSecretName(own) || /^(?:passwort|kennwort|geheimnis|pin|schluessel|privater schluessel)$/.test(plainHeader(own))
  );
}

/** Sounds like a secret, and not like something about one: its id, its age, who set it. */
export function maySecretStand(name: string): boolean {
  const plain = plainHeader(name);
  const sounds =
    soundsSecret(plain.replaceAll(' ', '_')) || /passwort|kennwort|geheim|zugangsdaten|ssh key/.test(plain);
  return (sounds && !aboutSecret.test(plain)) || holdsMatch(plain);
}

/** What a scanner for secrets found, verbatim. */
export function holdsMatch(plainName: string): boolean {
  return /^(?:match|matched (?:content|string|text)|content|snippet|code snippet|raw match|offender|fund|fundstelle inhalt)$/.test(
    plainName,
  );
}

/** Long, without spaces, of mixed letters and digits, and not one of the ids that look like that. */
function keyLike(value: string): 'secret' | null {
  const text = value.trim();
  if (
    text.length < 16 ||
    /[\s@:/\\.]/.test(text) ||
    /^[0-9a-f-]{32,36}$/i.test(text) ||
    /^A[KS]IA[A-Z0-9]{16}$/.test(text)
  )
    return null;
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) ? 'secret' : null;
}

const aboutSecret =
  /\b(?:ids?|names?|types?|kind|status|state|last|changed?|set|created|issued|expir\w*|rotat\w*|age|days|dates?|counts?|number|enabled|required|never|owner|used|policy|valid|until|from|thumbprint|fingerprint|serial|datum|zuletzt|letzte\w*|ablauf|laeuft|geaendert|angelegt|erstellt|art|typ|anzahl|alter|gueltig|rotiert)\b/;

/** Shapes that only a secret has, and what stands behind a word for one: nobody knows what the cells of such a table hold. */
const keyShapes = new RegExp(
  [
    ...tokenShapes,
    String.raw`\bsk-(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}`,
    String.raw`(?<=\b(?i:password|passwd|pwd|secret|api[_-]?key|token)["']?\s{0,3}[=:]\s{0,3})["']?[^\s"',;]{6,200}`,
  ].join('|'),
  'g',
);

/** What each of the shapes begins with or needs: nearly all cells have none of it, and are told so quickly. */
const mayHoldKey =
  /gh[pousr]_|github_pat_|glpat-|xox|k_(?:live|test)_|sk-|AIza|npm_|pypi-|hooks|ya29|hv[bs]\.|SG\.|eyJ|:\/\/|BEGIN|(?i:pass|pwd|secret|key|token)/;

function holdsKey(cell: string): boolean {
  if (cell.length < 10 || !mayHoldKey.test(cell) || cell.startsWith('[redacted')) return false;
  keyShapes.lastIndex = 0;
  return keyShapes.test(cell);
}

function withoutKeys(cell: string): string {
  if (!holdsKey(cell)) return cell;
  return cell.replaceAll(keyShapes, (found) => (found.startsWith('[redacted') ? found : '[redacted]'));
}
