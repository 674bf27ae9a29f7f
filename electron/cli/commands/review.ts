// case, decide, confirm, undo, sign-off, supersede
import type { Command } from 'commander';
import type { DecisionInput } from '../../../shared/contract/decision.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Outcome } from '../../../shared/words.ts';
import { wrapped } from '../output.ts';
import { requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import {
  type CommonOptions,
  findCampaign,
  findItem,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  provePerson,
  type Session,
} from '../session.ts';

interface SignOffOptions {
  readonly campaign?: string;
  readonly as: string;
  readonly passphraseFile?: string;
  readonly receipt?: string;
}

interface DecideOptions {
  readonly item: string;
  readonly outcome: string;
  readonly as: string;
  readonly justification?: string;
  readonly until?: string;
  readonly to?: string;
  readonly ticket?: string;
  readonly question?: string;
  readonly exceptionApprover?: string;
  readonly exceptionControl?: string;
  readonly exceptionExpires?: string;
  readonly exceptionReviewOn?: string;
}

function withDecisionOptions(command: Command): Command {
  return command
    .requiredOption('--item <id>', 'the review item: reference or id (see: countersign campaign items)')
    .requiredOption('--outcome <outcome>', 'CERTIFY, CERTIFY_UNTIL, REDUCE, REVOKE or CANNOT_DECIDE')
    .requiredOption('--as <person>', 'who decides: a person of the customer')
    .option(
      '--justification <text>',
      'why; required where risk is high, something changed, or the outcome is not CERTIFY',
    )
    .option('--until <date>', 'YYYY-MM-DD, for CERTIFY_UNTIL')
    .option('--to <text>', 'to what, for REDUCE')
    .option('--ticket <text>')
    .option('--question <text>', 'what is missing, for CANNOT_DECIDE')
    .option('--exception-approver <person>', 'who accepts the risk')
    .option('--exception-control <text>', 'what compensates for it')
    .option('--exception-expires <date>', 'YYYY-MM-DD')
    .option('--exception-review-on <date>', 'YYYY-MM-DD: when it is looked at again before its end');
}

async function decisionOf(session: Session, options: DecideOptions): Promise<DecisionInput> {
  const { exceptionApprover, exceptionControl, exceptionExpires, exceptionReviewOn } = options;
  const said = [exceptionApprover, exceptionControl, exceptionExpires, exceptionReviewOn];
  const exception = said.every((one) => one === undefined)
    ? null
    : {
        approver: exceptionApprover === undefined ? '' : await findPerson(session, exceptionApprover),
        compensatingControl: exceptionControl ?? '',
        expires: exceptionExpires ?? '',
        ...(exceptionReviewOn === undefined ? {} : { reviewOn: exceptionReviewOn }),
      };
  return {
    item: await findItem(session, options.item),
    // the contract refuses any other word, naming the five
    outcome: options.outcome as Outcome,
    justification: options.justification ?? null,
    until: options.until ?? null,
    to: options.to ?? null,
    ticket: options.ticket ?? null,
    question: options.question ?? null,
    exception,
    as: await findPerson(session, options.as),
  };
}

export function addReviewCommands(program: Command): void {
  program
    .command('case')
    .description('everything the evidence says about one item')
    .argument('<item>')
    .option('--as <person>', 'for whom: shows what would block their decision')
    .action(async (item: string, options: { as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const shown = await session.call('review.case', {
          item: await findItem(session, item),
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(shown, ({ entitlement, item: head, blockers, earlier, providerActions, exception }) =>
          [
            entitlement.sentence,
            ...(entitlement.explanation === null ? [] : [entitlement.explanation]),
            `${head.reference}: risk ${entitlement.risk}; ${head.change}${head.changed.length > 0 ? ` (${head.changed.join(', ')})` : ''}; outcome so far: ${head.outcome}`,
            ...entitlement.facts.map((fact) => {
              const source = fact.citations[0];
              const address =
                source === undefined
                  ? ''
                  : `   [${source.bundleName}: ${source.file}${source.line === null ? '' : `:${source.line}`}${source.pointer === null ? '' : ` ${source.pointer}`}]`;
              return `  ${fact.label}: ${fact.value ?? 'not in the evidence'}${fact.note === null ? '' : ` (${fact.note})`}${address}`;
            }),
            ...entitlement.rules
              .filter((rule) => rule.result === 'fail')
              .map((rule) => `  ${rule.severity}: ${rule.explanation} [${rule.rule}]`),
            ...(entitlement.advice === null
              ? []
              : [`  The provider advises (it does not decide): ${entitlement.advice.text}`]),
            ...providerActions.shown.map(
              (action) =>
                `  The provider${action.onThisAccess ? ', on this access' : ''}: ${action.verb} ${action.target}, by ${action.performedBy}, ${action.at ?? 'when, not said'}: ${action.standing}`,
            ),
            ...(exception === null
              ? []
              : [
                  `  Exception, ${exception.campaignName}: ${exception.state}, until ${exception.expires}, approved by ${exception.approver}`,
                ]),
            ...earlier.map(
              (decision) =>
                `  Earlier, ${decision.campaignName}: ${decision.outcome} by ${decision.performer.name}: ${decision.justification ?? 'no reason'}`,
            ),
            ...blockers.map((blocker) => `  ${blocker.blocks ? 'Blocks' : 'Note'}: ${blocker.text}`),
          ]
            .map(wrapped)
            .join('\n'),
        );
      });
    });

  withDecisionOptions(program.command('decide').description('decide one item; refused unless the person may'))
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(async (options: DecideOptions & { passphraseFile?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        await provePerson(session, options.as, options.passphraseFile);
        const decided = await session.call('review.decide', await decisionOf(session, options));
        const { item } = await session.call('review.case', { item: decided.item, as: decided.performer.id });
        session.output.result({ ...decided, state: item.state }, (decision) =>
          [
            `${decision.outcome} by ${decision.performer.name}, ledger entry ${decision.ledgerEntry}.`,
            ...(decision.state === 'waiting_second_person'
              ? ['A second person must confirm it: countersign confirm --item … --as PERSON']
              : []),
            ...(decision.state === 'asked' ? ['The item stays open; the question goes to the provider.'] : []),
            ...(decision.authenticated === 'named'
              ? ['Recorded as named, not authenticated (--passphrase-file says who it was).']
              : []),
          ].join('\n'),
        );
      });
    });

  program
    .command('confirm')
    .description('as second person: agree or disagree with a decision')
    .requiredOption('--item <id>')
    .requiredOption('--as <person>')
    .option('--disagree', 'the item goes back to its reviewer')
    .option('--note <text>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(
      async (
        options: { item: string; as: string; disagree?: boolean; note?: string; passphraseFile?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const confirmed = await session.call('review.confirm', {
            item: await findItem(session, options.item),
            agrees: options.disagree !== true,
            note: options.note ?? null,
            as: await provePerson(session, options.as, options.passphraseFile),
          });
          session.output.result(confirmed, (decision) =>
            decision.secondPerson?.agrees === true ? `${decision.outcome} is confirmed.` : 'The item is open again.',
          );
        });
      },
    );

  program
    .command('undo')
    .description('take the last decision on an item back, before sign-off')
    .requiredOption('--item <id>')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(async (options: { item: string; as: string; passphraseFile?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const item = await session.call('review.undo', {
          item: await findItem(session, options.item),
          as: await provePerson(session, options.as, options.passphraseFile),
        });
        session.output.result(item, () => 'Taken back; the item is open.');
      });
    });

  program
    .command('sign-off')
    .description('sign your decisions with your key; nothing changes after that but by a superseding decision')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'instead of asking')
    .option('--receipt <file>', 'your own copy of what you signed: one signed page of PDF')
    .action(async (options: SignOffOptions, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        if (options.receipt !== undefined) await requireOut(options.receipt, false);
        const campaign = await findCampaign(session, options.campaign);
        const as = await findPerson(session, options.as);
        const preview = await session.call('review.signOffPreview', { campaign, as });
        session.output.say(
          [
            preview.statement,
            Object.entries(preview.byOutcome)
              .filter(([, items]) => items > 0)
              .map(([outcome, items]) => `${outcome} ${items}`)
              .join(', '),
            ...preview.checks.filter((check) => check.blocks).map((check) => `Blocks: ${check.text}`),
          ].join('\n'),
        );
        const passphrase = await readPassphrase(options.passphraseFile, `Passphrase of ${preview.person.name}’s key: `);
        const signed = await session.call('review.signOff', {
          campaign,
          passphrase,
          read: { ledger: preview.ledger, statement: preview.statement, byOutcome: preview.byOutcome },
          as,
        });
        const { receipt } = options;
        if (receipt !== undefined) {
          await session.call('review.receipt', { signOff: signed.id, passphrase, out: receipt, as });
          session.output.say(`Receipt: ${receipt}`);
        }
        session.output.result(
          signed,
          (made) =>
            `Signed ${made.items} items at ${made.signedAt}.\nDecisions ${made.decisionsDigest}\n\n${made.checkpoint}`,
        );
      });
    });

  withDecisionOptions(
    program.command('supersede').description('after sign-off: replace a decision, with a reason and a signature'),
  )
    .requiredOption('--reason <text>', 'why the signed decision is replaced')
    .option('--passphrase-file <file>', 'instead of asking')
    .action(async (options: DecideOptions & { reason: string; passphraseFile?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const input = await decisionOf(session, options);
        if (input.as === '') throw new CountersignError('INPUT_INVALID', 'Say who decides: --as PERSON.');
        const passphrase = await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
        const decided = await session.call('review.supersede', { ...input, reason: options.reason, passphrase });
        session.output.result(
          decided,
          (decision) => `${decision.outcome} replaces the earlier decision, ledger entry ${decision.ledgerEntry}.`,
        );
      });
    });
}
