import { runFromTerminal } from '../run-from-terminal.ts';
import { forget } from './forget.ts';

await runFromTerminal(forget);
