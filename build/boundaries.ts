// Checks who imports whom, and that the engine cannot reach a network. Prints each break as file:line with what is
// allowed there, and ends with 1 when there is one. The rules are those of the architecture: downwards only.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { projectFolder } from './project.ts';

/** Inside the engine, from top to bottom. A capability may import from its own line and from those below. */
const layers = [
  ['serve', 'host'],
  ['sample'],
  ['report', 'verify'],
  ['review'],
  ['controls', 'engagement'],
  ['inventory'],
  ['intake'],
  ['bundle'],
  ['ledger', 'workspace', 'keys'],
];

const network = ['net', 'http', 'https', 'http2', 'dns', 'dns/promises', 'tls', 'dgram', 'inspector', 'cluster'];

/** What each part may import: parts of ours, and outside of them `node` (built in), `electron` or packages. */
const parts: Readonly<
  Record<
    string,
    { readonly ours: readonly string[]; readonly outside: (name: string) => boolean; readonly says: string }
  >
> = {
  shared: { ours: ['shared'], outside: (name) => name === 'zod', says: 'shared and zod' },
  renderer: {
    ours: ['renderer', 'shared'],
    outside: (name) => !isNode(name) && name !== 'electron',
    says: 'renderer, shared and browser packages',
  },
  'electron/shell': {
    ours: ['electron/shell', 'shared'],
    outside: (name) => name === 'electron' || (isNode(name) && !isNetwork(name)),
    says: 'shell, shared, electron and node modules other than the network ones',
  },
  'electron/engine': {
    ours: ['electron/engine', 'shared'],
    outside: (name) => name !== 'electron' && !isNetwork(name),
    says: 'engine, shared, packages and node modules other than the network ones',
  },
  'electron/cli': {
    ours: ['electron/cli', 'electron/engine', 'shared'],
    outside: (name) => name !== 'electron' && !isNetwork(name),
    says: 'cli, engine, shared, packages and node modules other than the network ones',
  },
};

/** Globals that reach a network. Not for the renderer, whose requests the shell confines to the app itself. */
const networkGlobals =
  /(?<![.\w'"`-])(fetch\s*\(|new\s+(XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b|globalThis\s*(\.|\[\s*['"`])fetch)/;

export interface Break {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

/** Checks the project in `folder`; what is reported is relative to it. */
export function findBreaks(folder: string): Break[] {
  const dependencies = productDependencies(folder);
  return Object.keys(parts).flatMap((part) =>
    sourceFiles(join(folder, part)).flatMap((file) => breaksOf(folder, part, file, dependencies)),
  );
}

function breaksOf(folder: string, part: string, file: string, dependencies: ReadonlySet<string>): Break[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const shown = relative(folder, file).split(sep).join('/');
  const at = (index: number, says: string) => ({ file: shown, line: text.slice(0, index).split('\n').length, says });
  const imports = importsOf(text).flatMap(({ name, typeOnly, index }) => {
    const says = judge(folder, part, file, name, typeOnly, dependencies);
    return says === null ? [] : [at(index, says)];
  });
  if (part === 'renderer' || part === 'electron/shell') return imports;
  const reach = networkGlobals.exec(text);
  return reach === null
    ? imports
    : [...imports, at(reach.index, `${reach[1]} reaches a network; Countersign opens no socket`)];
}

function judge(
  folder: string,
  part: string,
  file: string,
  name: string,
  typeOnly: boolean,
  dependencies: ReadonlySet<string>,
): string | null {
  const rule = parts[part];
  if (rule === undefined) return null;
  if (name.startsWith('.')) {
    const target = relative(folder, resolve(file, '..', name))
      .split(sep)
      .join('/');
    const to = partOf(target);
    if (to === null || !rule.ours.includes(to)) return `${part} imports ${target}; allowed are ${rule.says}`;
    if (part === 'electron/engine' && to === 'electron/engine') {
      return judgeLayers(relative(folder, file).split(sep).join('/'), target);
    }
    if (part === 'renderer' && to === 'shared' && !typeOnly && needsSchemas(folder, target))
      return `renderer imports ${target}, which brings zod into the window: its policy forbids what zod tries. Import types, or words from a file without schemas`;
    return null;
  }
  if (!rule.outside(name)) return `${part} imports ${name}; allowed are ${rule.says}`;
  const installed = isNode(name) || name === 'electron' || dependencies.has(packageOf(name));
  return installed || typeOnly
    ? null
    : `${name} is not among "dependencies" in package.json, so it is missing from the app`;
}

/** Whether a file of shared, or one that it imports, is made of schemas. */
function needsSchemas(folder: string, target: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(target)) return false;
  const text = withoutComments(readFileSync(join(folder, target), 'utf8'));
  return importsOf(text).some(({ name, typeOnly }) => {
    if (typeOnly) return false;
    if (!name.startsWith('.')) return name === 'zod';
    const next = relative(folder, resolve(folder, target, '..', name))
      .split(sep)
      .join('/');
    return needsSchemas(folder, next, new Set([...seen, target]));
  });
}

function judgeLayers(from: string, to: string): string | null {
  const above = layerOf(from);
  const below = layerOf(to);
  if (above === -1 || below === -1) {
    return `${above === -1 ? from : to} is in no capability of the engine: ${layers.flat().join(', ')}`;
  }
  if (below >= above) return null;
  const allowed = layers.slice(above).flat().join(', ');
  return `${capabilityOf(from)} imports upwards from ${capabilityOf(to)}; allowed are ${allowed}. Pass a function in instead`;
}

function capabilityOf(path: string): string {
  return (path.split('/')[2] ?? '').replace(/\.ts$/, '');
}

function layerOf(path: string): number {
  return layers.findIndex((layer) => layer.includes(capabilityOf(path)));
}

function partOf(path: string): string | null {
  return Object.keys(parts).find((part) => path === part || path.startsWith(`${part}/`)) ?? null;
}

function importsOf(text: string): { name: string; typeOnly: boolean; index: number }[] {
  const statement = /\b(?:import|export)\s+(type\s)?(?:[^'"`;()]*?\sfrom\s*)?(['"])([^'"\n]+)\2/g;
  const call = /\b(?:import|require|import\.meta\.resolve|\w*[rR]equire(?:\.resolve)?)\s*\(\s*(['"`])([^'"`\n]+)\1/g;
  const statements = [...text.matchAll(statement)].map((found) => ({
    name: found[3] ?? '',
    typeOnly: found[1] !== undefined,
    index: found.index,
  }));
  const calls = [...text.matchAll(call)].map((found) => ({
    name: found[2] ?? '',
    typeOnly: false,
    index: found.index,
  }));
  return [...statements, ...calls];
}

/** Blanks comments and keeps every line break, so that positions stay true. */
function withoutComments(text: string): string {
  const token = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(token, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found));
}

function isNode(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function isNetwork(name: string): boolean {
  return network.includes(name.replace(/^node:/, ''));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function productDependencies(folder: string): ReadonlySet<string> {
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return new Set(Object.keys(manifest.dependencies ?? {}));
}

function sourceFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

if (import.meta.main) {
  const breaks = findBreaks(projectFolder);
  for (const { file, line, says } of breaks) console.error(`${file}:${line}: ${says}`);
  console.log(breaks.length === 0 ? 'Boundaries hold.' : `${breaks.length} imports break the boundaries.`);
  process.exitCode = breaks.length === 0 ? 0 : 1;
}
