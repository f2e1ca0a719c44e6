import { runFromTerminal } from '../run-from-terminal.ts';
import { deployCommand } from './command.ts';

await runFromTerminal(deployCommand);
