import { runFromTerminal } from '../run-from-terminal.ts';
import { doctor } from './doctor.ts';

await runFromTerminal(doctor);
