import { runFromTerminal } from '../run-from-terminal.ts';
import { start } from './start.ts';

await runFromTerminal(start);
// What is embedded may leave sockets open.
process.exit();
