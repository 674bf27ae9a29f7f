import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeIn, createXmlScanner } from '../../../../electron/engine/intake/xlsx/xml-scanner.ts';

function scanned(chunks: readonly string[]): string[] {
  const events: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') events.push(`"${text}"`);
    text = '';
  };
  const scanner = createXmlScanner('test.xml', {
    open(name, attributes) {
      flush();
      events.push(`<${name} ${attributeIn(attributes, 'r') ?? ''}>`);
    },
    close(name) {
      flush();
      events.push(`</${name}>`);
    },
    text(piece) {
      text += piece;
    },
  });
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return events;
}

const document =
  '<?xml version="1.0"?><!-- note > --><x:a r="1&gt;2"><b r=\'">\'/>text &amp; &#x41;&#66;<![CDATA[<raw> & ]]></x:a>';

test('elements, attributes, entities, comments and sections are read', () => {
  expect(scanned([document])).toEqual(['<a 1>2>', '<b ">>', '</b>', '"text & AB<raw> & "', '</a>']);
});

test('where the text is cut into chunks makes no difference', () => {
  const whole = scanned([document]);
  fc.assert(
    fc.property(fc.array(fc.nat(document.length), { maxLength: 8 }), (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), document.length];
      const chunks = places.slice(1).map((end, index) => document.slice(places[index], end));
      expect(scanned(chunks)).toEqual(whole);
    }),
  );
});

test('any text that is escaped comes out as it went in', () => {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
      expect(scanned([`<a>${escaped(text)}</a>`])).toEqual(['<a >', `"${text}"`, '</a>']);
    }),
  );
});
