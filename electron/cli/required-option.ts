// Options that a command within a command needs: commander would ask for the outer one's too, so each looks for itself.
import type { Command } from 'commander';

/** Ends the command as commander does for a missing option. */
export function required(command: Command, value: string | undefined, option: string): string {
  return value ?? command.error(`error: required option '${option}' not specified`);
}
