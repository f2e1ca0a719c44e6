import { runFromTerminal } from '../run-from-terminal.ts';
import { importCommand } from './command.ts';

await runFromTerminal(importCommand);
// What is embedded may leave sockets open.
process.exit();
