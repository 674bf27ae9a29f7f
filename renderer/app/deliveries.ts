// Which of the dropped things are one delivery: export files belong together, because one refers to another; a bundle and
// a folder are a delivery each.
import type { Delivery } from '../../shared/contract/method.ts';
import type { Messages } from '../messages/table.ts';

/** In the order of the drop; the files that belong together come where the first of them stood. */
export function deliveriesOf(paths: readonly string[]): readonly Delivery[] {
  const files = paths.filter((path) => !standsAlone(path));
  if (files.length < 2) return paths;
  const first = files[0];
  return paths.flatMap((path): Delivery[] => {
    if (standsAlone(path)) return [path];
    return path === first ? [files] : [];
  });
}

/** A zip, or a name without an ending, which only a folder has. */
function standsAlone(path: string): boolean {
  const name = nameOf(path);
  return /\.zip$/i.test(name) || !/.\.[^.]+$/.test(name);
}

/** What a person calls it: a file name, and how many more. */
export function deliveryName(delivery: Delivery, words: Messages['app']): string {
  const [first = '', ...others] = typeof delivery === 'string' ? [delivery] : delivery;
  return others.length === 0 ? nameOf(first) : words.deliveryAndMore(nameOf(first), others.length);
}

/** Where a file of a delivery lies on this machine: the delivery itself where it is a bundle or a folder. */
export function pathOfFile(delivery: Delivery, file: string): string {
  if (typeof delivery === 'string') return delivery;
  return delivery.find((path) => nameOf(path) === file) ?? file;
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}
