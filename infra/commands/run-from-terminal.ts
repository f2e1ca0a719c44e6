import { type Command, runCommand } from '#infra/terminal/run-command';
import { processTerminal } from '#infra/terminal/terminal';
import { awsTrouble } from './stack/aws-refusal.ts';

/** Runs the command line that follows `npm run NAME --`, and sets the exit code of the process. */
export async function runFromTerminal(command: Pick<Command, 'answer'>): Promise<void> {
  process.exitCode = await runCommand(command, process.argv.slice(2), processTerminal, awsTrouble);
}
