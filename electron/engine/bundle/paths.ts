// Which names a bundle's files may have. Nothing is ever written under these names, but evidence is addressed by them and
// people unpack the same bundle with other tools: a name that means two things on two machines is refused.
import { CountersignError } from '../../../shared/errors.ts';

const controlCharacter = /\p{Cc}/u;
// Marks that make a name read differently from what it is.
const bidirectionalMark = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

// Whatever their ending: to Windows NUL.csv is no file.
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** The name as it can be shown on a terminal or a page: what can't be seen is escaped. */
export function printable(name: string): string {
  return name.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}

/** Says what is wrong with a relative path with forward slashes, or null. */
export function unsafeReason(path: string): string | null {
  if (path === '') return 'it is empty';
  if (!path.isWellFormed()) return 'it is not valid Unicode';
  if (controlCharacter.test(path)) return 'it has a control character';
  if (bidirectionalMark.test(path)) return 'it has a character that changes how the name reads';
  if (/^(?:\\\\|\/\/)/.test(path)) return 'it is a network path';
  if (path.startsWith('/')) return 'it is an absolute path';
  if (/^[A-Za-z]:/.test(path)) return 'it begins with a drive letter';
  if (path.includes('\\')) return 'it has a backslash';
  if (path.startsWith('~')) return 'it begins with ~, which shells read as a home folder';
  for (const segment of path.split('/')) {
    if (segment === '') return 'it has an empty folder name';
    if (segment === '..') return 'it climbs out of its folder';
    if (segment === '.') return 'it has a folder named "."';
    if (/[. ]$/.test(segment)) return 'it has a name that ends in a dot or a space, which Windows drops';
    if (deviceName.test(segment)) return 'it has a name that is a device on Windows';
  }
  return null;
}

/** Throws BUNDLE_UNSAFE_PATH, with `entry` in the details, when the path is not one that a bundle may use. */
export function refuseUnsafePath(path: string): void {
  const reason = unsafeReason(path);
  if (reason !== null) {
    throw new CountersignError(
      'BUNDLE_UNSAFE_PATH',
      `The name ${JSON.stringify(printable(path))} can't be used in a bundle: ${reason}.`,
      { entry: printable(path), reason },
    );
  }
}

/** Equal for two names that a case-insensitive or Unicode-normalising file system takes for one. */
function folded(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Refuses the second of two names that are the same file, or file and folder, on some machine. */
export function createNameRegister(): { addFile(path: string): void; addFolder(path: string): void } {
  const seen = new Map<string, { spelling: string; kind: 'file' | 'folder' }>();

  function add(path: string, kind: 'file' | 'folder'): void {
    const key = folded(path);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, { spelling: path, kind });
      return;
    }
    if (before.spelling === path && before.kind === 'folder' && kind === 'folder') return;
    throw twin(before.spelling, path);
  }

  function addFoldersAbove(path: string): void {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      add(path.slice(0, slash), 'folder');
    }
  }

  return {
    addFile(path) {
      addFoldersAbove(path);
      add(path, 'file');
    },
    addFolder(path) {
      addFoldersAbove(path);
      add(path, 'folder');
    },
  };
}

function twin(first: string, second: string): CountersignError {
  const shown = JSON.stringify(printable(second));
  const details = { entry: printable(second), other: printable(first) };
  if (first === second) {
    return new CountersignError('BUNDLE_UNSAFE_PATH', `${shown} is there twice.`, {
      ...details,
      reason: 'the same name',
    });
  }
  const reason =
    first.normalize('NFC') === second.normalize('NFC')
      ? 'they differ only in how accents are encoded'
      : 'they differ only in capital letters';
  return new CountersignError(
    'BUNDLE_UNSAFE_PATH',
    `${shown} and ${JSON.stringify(printable(first))} are one file on some machines: ${reason}.`,
    { ...details, reason },
  );
}
