// What somebody may do, by the verbs that AWS and Kubernetes name actions with: "read, change and delete".
import { joined } from './sentence-words.ts';

export type Deed = 'read' | 'run' | 'change' | 'delete' | 'do everything with';
const deedOrder: readonly Deed[] = ['do everything with', 'read', 'run', 'change', 'delete'];

export function deedWords(deeds: readonly Deed[]): string {
  const present = deedOrder.filter((deed) => deeds.includes(deed));
  if (present.includes('do everything with')) return 'do everything with';
  return joined(present);
}

/** By the verb that AWS puts first in the name of an action. */
export function awsDeed(action: string): Deed {
  const name = action.slice(action.indexOf(':') + 1);
  if (name === '*') return 'do everything with';
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
  if (verb === '*') return 'do everything with';
  if (['get', 'list', 'watch'].includes(verb)) return 'read';
  return verb.startsWith('delete') ? 'delete' : 'change';
}
