import { runFromTerminal } from '../run-from-terminal.ts';
import { spApi } from './sp-api.ts';

await runFromTerminal(spApi);
