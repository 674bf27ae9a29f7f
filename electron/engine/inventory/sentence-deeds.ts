// What somebody may do, by the verbs that AWS and Kubernetes name actions with: "read, change and delete".
import type { SentenceWords } from './messages/sentence.ts';

export type Deed = 'read' | 'run' | 'change' | 'delete' | 'everything';
const deedOrder = ['read', 'run', 'change', 'delete'] as const;

/** "read and delete <object>". */
export function deedsOn(deeds: readonly Deed[], object: string, words: SentenceWords): string {
  if (deeds.includes('everything')) return words.doEverythingWith(object);
  const verbs = deedOrder.filter((deed) => deeds.includes(deed)).map((deed) => words.deeds[deed]);
  return words.doing(verbs, object);
}

/** By the verb that AWS puts first in the name of an action. */
export function awsDeed(action: string): Deed {
  const name = action.slice(action.indexOf(':') + 1);
  if (name === '*') return 'everything';
  if (
    /^(get|list|describe|head|batchget|search|query|scan|lookup|view|select|read|download|check|decrypt|receive|simulate)/i.test(
      name,
    )
  ) {
    return 'read';
  }
  if (/^(delete|remove|terminate|purge|deregister|batchdelete)/i.test(name)) return 'delete';
  return /^(invoke|run|start|execute|send|publish)/i.test(name) ? 'run' : 'change';
}

export function kubernetesDeed(verb: string): Deed {
  if (verb === '*') return 'everything';
  if (['get', 'list', 'watch'].includes(verb)) return 'read';
  return verb.startsWith('delete') ? 'delete' : 'change';
}
