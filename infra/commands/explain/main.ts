import { runFromTerminal } from '../run-from-terminal.ts';
import { explain } from './explain.ts';

await runFromTerminal(explain);
