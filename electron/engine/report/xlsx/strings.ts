// The texts that cells share. What repeats (outcomes, names, reasons) is written once; what hardly ever repeats (ids,
// digests) stays in its cell, so that the table stays small however many rows there are.
import { textXml } from './cells.ts';
import { declaration } from './package.ts';

export interface StringTable {
  /** Where the text stands in the table, or null when it has to be written into its cell. */
  indexOf(text: string): number | null;
}

export interface SharedStrings {
  /** For one column: how often its texts repeat decides what is taken in. */
  forColumn(): StringTable;
  xml(): string;
}

const mostOfColumn = 2000;
const longest = 400;

export function createSharedStrings(): SharedStrings {
  const indexes = new Map<string, number>();
  return {
    forColumn() {
      let taken = 0;
      let seen = 0;
      return {
        indexOf(text) {
          seen += 1;
          const known = indexes.get(text);
          if (known !== undefined) return known;
          // A column whose first texts are mostly different will stay so.
          if (taken >= mostOfColumn || text.length > longest || (taken > 200 && taken * 2 > seen)) return null;
          taken += 1;
          const index = indexes.size;
          indexes.set(text, index);
          return index;
        },
      };
    },
    xml() {
      const items = Array.from(indexes.keys(), (text) => `<si>${textXml(text)}</si>`);
      const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
      return `${declaration}<sst xmlns="${namespace}" uniqueCount="${items.length}">${items.join('')}</sst>`;
    },
  };
}
