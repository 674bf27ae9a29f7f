// The engine as everybody sees it: the contract on one side, the capabilities on the other. It checks every input,
// knows which workspace is open, and says what has changed. It runs in the app, the command line and tests alike.
import { type CallContext, contract, type Handlers, type MethodName, type Topic } from '../../shared/contract.ts';
import { CountersignError } from '../../shared/errors.ts';
import { requireMayAct } from './serve/actor.ts';
import { answerInWords } from './serve/answers-in-words.ts';
import { campaignHandlers } from './serve/campaign.ts';
import { controlsHandlers } from './serve/controls.ts';
import { createDesk, type Desk } from './serve/desk.ts';
import { engagementHandlers } from './serve/engagement.ts';
import { evidenceHandlers } from './serve/evidence.ts';
import { fileHandlers } from './serve/files.ts';
import { describeIssues } from './serve/input-words.ts';
import { inventoryHandlers } from './serve/inventory.ts';
import { ledgerHandlers } from './serve/ledger.ts';
import { loopHandlers } from './serve/loop.ts';
import { mappingHandlers } from './serve/mapping.ts';
import { refusalInGerman } from './serve/messages/refusal-sentences.ts';
import { withRefusalsRecorded } from './serve/refused.ts';
import { reportHandlers } from './serve/report.ts';
import { reviewHandlers } from './serve/review.ts';
import { sessionHandlers } from './serve/session.ts';
import { workspaceHandlers } from './serve/workspace.ts';
import type { Clock } from './workspace/workspace.ts';

export interface EngineOptions {
  /** Now; tests and the sample's story pass their own. */
  readonly clock?: Clock;
  /** Somebody sits at a window: deciding needs the unlocked key of who decides. Off for scripts, whose persons are named. */
  readonly locking?: boolean;
}

export interface Engine {
  /** Rejects with a CountersignError for everything foreseen; METHOD_UNKNOWN and INPUT_INVALID are its own. */
  readonly dispatch: (method: string, input: unknown, context: CallContext) => Promise<unknown>;
  /** Called after each write with the topics whose views may be out of date. */
  onChanged(listener: (topics: readonly Topic[]) => void): () => void;
  /** Waits for the write under way and closes the workspace. */
  close(): Promise<void>;
}

export function createEngine(options: EngineOptions = {}): Engine {
  const desk = createDesk(options.clock ?? (() => new Date()), options.locking ?? false);
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const handlers = handlersFor(desk);
  const dispatch = async (method: string, input: unknown, context: CallContext): Promise<unknown> => {
    if (!isMethod(method))
      throw new CountersignError('METHOD_UNKNOWN', `The engine has no method "${method}".`, { method });
    const answer = await inReadersWords(desk, () => handle(desk, handlers, method, input, context));
    if (contract[method].right === 'write') {
      const touched = topicsOf(method);
      for (const listener of [...listeners]) listener(touched);
    }
    return answerInWords(method, answer, desk.acting.locale());
  };
  return {
    dispatch,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => desk.close(),
  };
}

function handlersFor(desk: Desk): Handlers {
  return {
    ...workspaceHandlers(desk, createEngine),
    ...evidenceHandlers(desk),
    ...mappingHandlers(desk),
    ...inventoryHandlers(desk),
    ...controlsHandlers(desk),
    ...engagementHandlers(desk),
    ...reviewHandlers(desk),
    ...campaignHandlers(desk),
    ...loopHandlers(desk),
    ...reportHandlers(desk),
    ...ledgerHandlers(desk),
    ...sessionHandlers(desk),
    ...fileHandlers(),
  };
}

function isMethod(method: string): method is MethodName {
  return Object.hasOwn(contract, method);
}

/** A refusal reaches a window in the language that it reads, where it is said in it or its sentence is known. */
async function inReadersWords<T>({ acting }: Desk, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const locale = acting.locale();
    if (locale === 'en' || !(cause instanceof CountersignError)) throw cause;
    const message = cause.said === null ? refusalInGerman(cause.message) : cause.said[locale];
    if (message === cause.message) throw cause;
    throw new CountersignError(cause.code, message, cause.details, cause);
  }
}

async function handle(
  desk: Desk,
  handlers: Handlers,
  method: MethodName,
  input: unknown,
  context: CallContext,
): Promise<unknown> {
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error.issues);
    throw new CountersignError('INPUT_INVALID', problems[0] ?? 'The input is not what this step takes.', {
      method,
      problems,
    });
  }
  // the parsed input is of this very method; the type system can't follow the pair through the union
  const handler = handlers[method] as (input: unknown, context: CallContext) => unknown;
  return withRefusalsRecorded(desk, method, parsed.data, () => {
    requireMayAct(desk, method, parsed.data);
    return handler(parsed.data, context);
  });
}

/** What a write may have touched. Every act is in the ledger, so that is always among them. */
function topicsOf(method: MethodName): readonly Topic[] {
  const [capability] = method.split('.');
  switch (capability) {
    case 'evidence':
    case 'trust':
    case 'mapping':
      return ['evidence', 'inventory', 'controls', 'review', 'workspace', 'ledger'];
    case 'controls':
      return ['controls', 'inventory', 'review', 'workspace', 'ledger'];
    case 'person':
    case 'key':
    case 'engagement':
    case 'delegation':
      if (method === 'engagement.saveDraft') return [];
      return ['engagement', 'controls', 'review', 'workspace', 'ledger'];
    case 'review':
      if (method === 'review.saveDraft' || method === 'review.opened') return ['session'];
      return ['review', 'controls', 'report', 'workspace', 'ledger'];
    case 'exception':
    case 'rotation':
    case 'instructions':
    case 'action':
    case 'remediation':
    case 'campaign':
      if (method === 'campaign.savePlanDraft') return [];
      return ['review', 'controls', 'inventory', 'report', 'workspace', 'ledger'];
    case 'report':
      return ['report', 'controls', 'ledger'];
    case 'ledger':
      return ['ledger'];
    case 'session':
      return ['session'];
    default:
      return ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review', 'report', 'ledger'];
  }
}
