import { runFromTerminal } from '../run-from-terminal.ts';
import { schemas } from './schemas.ts';

await runFromTerminal(schemas);
