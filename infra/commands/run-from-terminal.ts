import { type Command, runCommand } from '#infra/terminal/run-command';
import { processTerminal } from '#infra/terminal/terminal';
import { awsTrouble } from './stack/aws-refusal.ts';

/** Runs what was typed behind `npm run NAME --`, and leaves its exit code for when the process ends. */
export async function runFromTerminal(command: Pick<Command, 'answer'>): Promise<void> {
  process.exitCode = await runCommand(command, process.argv.slice(2), processTerminal, awsTrouble);
}
