import { runFromTerminal } from '../run-from-terminal.ts';
import { rota } from './rota.ts';

await runFromTerminal(rota);
