import { runFromTerminal } from '../run-from-terminal.ts';
import { templates } from './templates.ts';

await runFromTerminal(templates);
