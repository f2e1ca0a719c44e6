import { Failure } from '#shared/failure';

/** A port could not be opened; the message says which, what for, and what to do. */
export class PortNotFree extends Failure {
  override readonly name = 'PortNotFree';
}

/** A port, what it is for in words, and the flag that changes it. */
export interface Listener {
  readonly port: number;
  readonly purpose: string;
  readonly flag: string;
}

/** Turns an error of listening into one for a person; any other error stays as it is. */
export function listenError(error: Error, { port, purpose, flag }: Listener): Error {
  const code = 'code' in error ? error.code : undefined;
  const other = `npm start -- ${flag} ${port === 65_535 ? port - 1 : port + 1}`;
  if (code === 'EADDRINUSE')
    return new PortNotFree(
      `Port ${port} is taken: another program listens on it, and ${purpose} needs it.\nFree it, or choose another: ${other}`,
    );
  if (code === 'EACCES')
    return new PortNotFree(
      `This user may not open port ${port}, and ${purpose} needs it.\nChoose another: ${flag} 4000 or higher`,
    );
  return error;
}
