// Which cells of a cited row say what the citation stands for. A fact may be written otherwise than in the file: in other
// letters, or as the same moment in another form. Where no cell says it, only the row is lit. Pure.

const moment = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

export function saysIt(cell: string, values: readonly string[]): boolean {
  const written = plain(cell);
  return written !== '' && values.some((value) => plain(value) === written);
}

function plain(text: string): string {
  const trimmed = text.trim();
  return moment.test(trimmed) ? momentOf(trimmed) : trimmed.toLowerCase();
}

/** A time without a zone is taken as UTC, as the readers of evidence take it. */
function momentOf(text: string): string {
  const at = text.replace(' ', 'T');
  const time = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(at) || at.length === 10 ? at : `${at}Z`);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
