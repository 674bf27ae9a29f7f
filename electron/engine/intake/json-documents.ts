// The JSON documents of one file. In front of them may stand what some tools write there, lines of `#` comments and a
// JavaScript assignment (ScoutSuite's `scoutsuite_results =`): it is cut off and never run. Several documents may follow
// each other, as a command that pages its answer writes them; their pointers then begin with the document's index.
import { type JsonText, notJson, parseJsonAt, skipJsonSpace } from './json.ts';
import { jsonSpans, type Span, type Wanted, wantedTree } from './pointer.ts';

export interface JsonDocument extends JsonText {
  /** Offsets of the document in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The offset behind the blank lines and the comment lines with which a file begins. */
export function afterComments(text: string): number {
  let at = skipJsonSpace(text, 0);
  while (text.charAt(at) === '#') {
    const feed = text.indexOf('\n', at);
    at = feed === -1 ? text.length : skipJsonSpace(text, feed + 1);
  }
  return at;
}

/** Where the first document begins, if there is one. */
export function jsonStart(text: string): number {
  const at = afterComments(text);
  assignment.lastIndex = at;
  return at + (assignment.exec(text)?.[0].length ?? 0);
}

const assignment = /(?:(?:var|let|const)\s{1,9})?[A-Za-z_$][\w$.]{0,99}\s{0,9}=\s{0,99}(?=[[{])/y;

/** At least one. Throws as parseJson does, with line, column and offset in the whole text. */
export function parseJsonDocuments(text: string, keepOffsets = true): readonly JsonDocument[] {
  const start = jsonStart(text);
  const documents = [parseJsonAt(text, start, keepOffsets)];
  let at = behind(text, documents[0]?.end ?? text.length, start);
  while (at < text.length) {
    // A second document stands on a line of its own; anything else is a mistake behind the end of the first.
    if (!/[[{]/.test(text.charAt(at)) || !text.slice(documents.at(-1)?.end, at).includes('\n'))
      throw notJson(text, at, 'there is more text after the end of the document');
    const next = parseJsonAt(text, at, keepOffsets);
    documents.push(next);
    at = skipJsonSpace(text, next.end);
  }
  return documents;
}

/** An assignment may end with a semicolon. */
function behind(text: string, end: number, start: number): number {
  const at = skipJsonSpace(text, end);
  return text.charAt(at) === ';' && start > afterComments(text) ? skipJsonSpace(text, at + 1) : at;
}

/** Spans of wanted places in a text that parseJsonDocuments has accepted; places begin with an index where it gave several. */
export function jsonDocumentSpans<Mark>(text: string, wanted: Wanted<Mark>): { span: Span; mark: Mark }[] {
  const spans = documentSpans(text);
  if (spans.length <= 1) return jsonSpans(text, wanted, spans[0]?.start ?? 0);
  return spans.flatMap(({ start }, index) => {
    const below = wanted.below.get(String(index));
    return below === undefined ? [] : jsonSpans(text, below, start);
  });
}

/** Where each document stands in a text that parseJsonDocuments has accepted. */
export function documentSpans(text: string): readonly Span[] {
  const whole = wantedTree([[[], true] as const]);
  const spans: Span[] = [];
  for (let at = jsonStart(text); /[[{"\w-]/.test(text.charAt(at)); ) {
    const span = jsonSpans(text, whole, at)[0]?.span;
    if (span === undefined || span.end <= at) break;
    spans.push(span);
    at = skipJsonSpace(text, span.end);
  }
  return spans;
}
