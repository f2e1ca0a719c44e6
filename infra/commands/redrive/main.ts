import { runFromTerminal } from '../run-from-terminal.ts';
import { redrive } from './redrive.ts';

await runFromTerminal(redrive);
