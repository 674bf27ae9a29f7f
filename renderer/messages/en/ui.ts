// English words: what the building blocks of every screen say by themselves.

export const ui = {
  close: 'Close',
  dismiss: 'Dismiss',
  clear: 'Clear',
  choose: 'Choose',
  tryAgain: 'Try again',
  loading: 'Loading',
  undo: 'Undo',
  unknown: 'not in the evidence',
  copied: 'Copied',
  notCopied: 'Not copied: select the text',
  showPassphrase: 'Show the passphrase',
  hidePassphrase: 'Hide the passphrase',
  remove: 'remove',
  sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
  change: {
    new: 'new',
    changed: 'changed',
    reappeared: 'reappeared',
    removed: 'gone',
    unchanged: 'unchanged',
    sameSince: (since: string) => `same since ${since}`,
  },
  evidence: {
    title: (number: number, place: string) => `Evidence ${number}: ${place}`,
    label: (number: number, place: string, state: string) => `Evidence ${number}, ${place}${state}`,
    must: ', must be opened',
    opened: ', opened',
    line: (line: number, file: string) => `line ${line} of ${file}`,
    row: (row: string, sheet: string, file: string) => `row ${row} of “${sheet}” in ${file}`,
    pointer: (pointer: string, file: string) => `${pointer} in ${file}`,
  },
  pace: {
    describes: (decided: string, items: string, pace: string) =>
      `${decided} of ${items} decided; an even pace would be at ${pace}`,
    /** Not the day's work alone. */
    today: (decided: string) => `${decided} so far`,
    atTheClose: (decided: string) => `${decided} at the close`,
    due: (day: string) => `due ${day}`,
    even: (pace: string) => `even pace: ${pace}`,
    all: (items: string) => `all ${items}`,
  },
};
