// countersign: the product on the command line. One file per group of commands; all over the same engine as the window.
// Exit: 0 done, 1 found a problem, 2 usage, 3 refused by a rule (the error's code is printed).
import { Command, CommanderError } from 'commander';
import { addBundleCommands } from './commands/bundle.ts';
import { addCampaignCommands } from './commands/campaign.ts';
import { addControlsCommands } from './commands/controls.ts';
import { addDeltaCommand } from './commands/delta.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addEngagementCommands } from './commands/engagement.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addExceptionCommands } from './commands/exception.ts';
import { addHandoverCommands } from './commands/handover.ts';
import { addInstructionsCommands } from './commands/instructions.ts';
import { addInventoryCommand } from './commands/inventory.ts';
import { addLedgerCommands } from './commands/ledger.ts';
import { addLinkCommands } from './commands/link.ts';
import { addMappingCommands } from './commands/mapping.ts';
import { addPersonCommands } from './commands/person.ts';
import { addProviderKitCommand } from './commands/provider-kit.ts';
import { addRemediationCommands } from './commands/remediation.ts';
import { addReportCommands } from './commands/report.ts';
import { addReviewCommands } from './commands/review.ts';
import { addWorkspaceCommands } from './commands/workspace.ts';
import { exitCodeOf, printError, printJsonError } from './output.ts';

const program = new Command('countersign')
  .description(
    'Offline access reviews of non-human identities: the provider supplies the evidence, you decide, anyone can verify.',
  )
  .version('0.1.0')
  .option('--workspace <file>', 'the client’s workspace file (*.countersign); or COUNTERSIGN_WORKSPACE')
  .option('--json', 'print one JSON document on stdout; progress and remarks go to stderr')
  .showHelpAfterError('(add --help for what this command takes)')
  .addHelpText('after', '\nExit codes: 0 done, 1 found a problem, 2 usage, 3 refused by a rule (its code is printed).');

addDemoCommand(program);
addWorkspaceCommands(program);
addBundleCommands(program);
addProviderKitCommand(program);
addEvidenceCommands(program);
addMappingCommands(program);
addInventoryCommand(program);
addLinkCommands(program);
addDeltaCommand(program);
addControlsCommands(program);
addPersonCommands(program);
addEngagementCommands(program);
addCampaignCommands(program);
addReviewCommands(program);
addExceptionCommands(program);
addInstructionsCommands(program);
addRemediationCommands(program);
addHandoverCommands(program);
addLedgerCommands(program);
addReportCommands(program);

/** --workspace and --json may stand anywhere, and every command may end the process only through here. */
function prepare(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) {
    child.option('--workspace <file>', 'the workspace file').option('--json', 'print one JSON document');
    prepare(child);
  }
}
prepare(program);

const json = process.argv.includes('--json');
try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    // the words for people are on stderr already; a script reads one document all the same
    if (json && error.exitCode !== 0) printJsonError('INPUT_INVALID', error.message.replace(/^error: /, ''), {});
  } else {
    printError(error, json);
    process.exitCode = exitCodeOf(error);
  }
}
