// Finds words that the window would say in one language only: text that stands in a component or a model instead of in
// the message tables. Prints each as file:line, and ends with 1 when there is one. Options: the folders to look in.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { projectFolder } from './project.ts';

export interface Literal {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Attributes and properties whose value a person reads or hears. */
const spoken =
  /^(label|title|text|note|alt|placeholder|summary|hint|heading|caption|describedAs|aria-(label|description|roledescription|valuetext|placeholder))$/;

/** Words with a space between them; selectors, class lists and media types have none that begin like a sentence's. */
const prose = /(^|[^\w.#[\]-])[A-Za-z][a-z’']+ [A-Za-z]?[a-z’']+/;

const word = /[A-Za-z]{2,}/;

/** What is called the same in every language. */
const name = /\.?countersign/gi;

/** What `text`, the source of `file`, says by itself. */
export function literalsOf(file: string, text: string): Literal[] {
  const { program } = parseSync(file, text);
  const found: Literal[] = [];
  const quiet = new Set<number>();
  const say = (start: number, said: string) => {
    if (quiet.has(start) || !word.test(said.replace(name, ''))) return;
    found.push({ file, line: text.slice(0, start).split('\n').length, text: said.trim() });
  };
  new Visitor({
    ImportDeclaration: (node) => void quiet.add(node.source.start),
    // What breaks the program is said to who writes it.
    ThrowStatement: (node) => {
      if (node.argument.type !== 'NewExpression') return;
      for (const argument of node.argument.arguments) quiet.add(argument.start);
    },
    CallExpression: (node) => {
      const callee = text.slice(node.callee.start, node.callee.end);
      if (!/(querySelector(All)?|closest|matches|matchMedia|classes)$/.test(callee)) return;
      for (const argument of node.arguments) quiet.add(argument.start);
    },
    JSXAttribute: (node) => {
      const attribute = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (node.value?.type === 'JSXExpressionContainer' && attribute === 'd') quiet.add(node.value.expression.start);
      if (node.value?.type !== 'Literal') return;
      quiet.add(node.value.start);
      if (spoken.test(attribute) && typeof node.value.value === 'string' && word.test(node.value.value)) {
        found.push({ file, line: text.slice(0, node.start).split('\n').length, text: node.value.value });
      }
    },
    Property: (node) => {
      const property = node.key.type === 'Identifier' ? node.key.name : '';
      if (node.value.type !== 'Literal' || typeof node.value.value !== 'string') return;
      if (spoken.test(property) && word.test(node.value.value)) {
        say(node.value.start, node.value.value);
        quiet.add(node.value.start);
      }
    },
    JSXText: (node) => {
      if (word.test(node.value)) say(node.start, node.value);
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && prose.test(node.value)) say(node.start, node.value);
    },
    TemplateLiteral: (node) => {
      const said = node.quasis.map((quasi) => quasi.value.raw).join('…');
      if (prose.test(said.replaceAll('…', 'x')) || / [a-z]{3,}/.test(said)) say(node.start, said);
    },
  }).visit(program);
  return found;
}

/** Looks through `folders`, relative to the project. */
export function findLiterals(folders: readonly string[]): Literal[] {
  return folders
    .flatMap(sourcesIn)
    .flatMap((file) => literalsOf(file, readFileSync(join(projectFolder, file), 'utf8')));
}

function sourcesIn(folder: string): string[] {
  const path = join(projectFolder, folder);
  if (!statSync(path).isDirectory()) return [folder];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => relative(projectFolder, join(path, name)).split(sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !name.startsWith('renderer/messages/'));
}

if (import.meta.main) {
  const literals = findLiterals(process.argv.length > 2 ? process.argv.slice(2) : ['renderer']);
  for (const { file, line, text } of literals) console.error(`${file}:${line}: ${text.replace(/\s+/g, ' ')}`);
  console.log(
    literals.length === 0 ? 'Every text stands in the tables.' : `${literals.length} texts outside the tables.`,
  );
  process.exitCode = literals.length === 0 ? 0 : 1;
}
