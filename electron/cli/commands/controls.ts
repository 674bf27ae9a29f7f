// assess, coverage, rules, threshold
import type { Command } from 'commander';
import { frameworkTitles } from '../../../shared/words.ts';
import { cut, table } from '../output.ts';
import { type CommonOptions, findPersonIfSaid, inWorkspace } from '../session.ts';

export function addControlsCommands(program: Command): void {
  program
    .command('assess')
    .description('judge every entitlement by the rules')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('controls.assess', {}), (summary) =>
          [
            `${summary.entitlements} entitlements: ${summary.byRisk.critical ?? 0} critical, ${summary.byRisk.high ?? 0} high, ${summary.byRisk.medium ?? 0} medium, ${summary.byRisk.low ?? 0} low risk.`,
            table(
              ['Rule', 'Fails', 'Not evaluable'],
              summary.rules.map((rule) => [rule.rule, rule.fail, rule.notEvaluable]),
            ),
          ].join('\n'),
        );
      });
    });

  program
    .command('coverage')
    .description('what the evidence shows for each requirement of each framework')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        if (session.output.json) {
          session.output.result(await session.call('controls.coverageEvidence', {}), () => '');
          return;
        }
        session.output.result(await session.call('controls.coverage', {}), (rows) =>
          table(
            ['Framework', 'Control', 'Status', 'Because'],
            rows.map((row) => [
              frameworkTitles[row.framework],
              row.control,
              row.status + (row.override === null ? '' : ' (overridden)'),
              cut(row.reason, 90),
            ]),
          ),
        );
      });
    });

  program
    .command('rules')
    .description('the rules, what each bears on, and what they found')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('controls.rules', {}), (rules) =>
          table(
            ['Rule', 'Severity', 'Title', 'Fails', 'Passes', 'Not evaluable', 'Bears on'],
            rules.map((rule) => [
              rule.rule,
              rule.severity,
              rule.title,
              rule.fail,
              rule.pass,
              rule.notEvaluable,
              [...rule.csf20, ...rule.owasp].join(' '),
            ]),
          ),
        );
      });
    });

  program
    .command('threshold')
    .description('show the rules’ thresholds, or change one (on record)')
    .argument('[name]', 'e.g. rotation_days')
    .argument('[value]', 'the new figure')
    .option('--reason <text>', 'why it is changed')
    .option('--as <person>', 'who changes it')
    .action(
      async (
        name: string | undefined,
        value: string | undefined,
        options: { reason?: string; as?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          if (name !== undefined && value !== undefined) {
            await session.call('controls.setThreshold', {
              threshold: name,
              value: Number(value),
              reason: options.reason ?? '',
              as: await findPersonIfSaid(session, options.as),
            });
          }
          session.output.result(await session.call('controls.thresholds', {}), (thresholds) =>
            table(
              ['Threshold', 'Value', 'Unit', 'Standard', 'Reason'],
              thresholds.map((row) => [row.threshold, row.value, row.unit, row.standard, row.reason ?? '']),
            ),
          );
        });
      },
    );
}
