import { runFromTerminal } from '../run-from-terminal.ts';
import { replayCommand } from './command.ts';

await runFromTerminal(replayCommand);
