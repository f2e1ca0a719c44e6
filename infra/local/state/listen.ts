import { Failure } from '#shared/failure';

/** Nothing could listen: the message says on which port, what for, and what to do. */
export class PortNotFree extends Failure {
  override readonly name = 'PortNotFree';
}

/** What wants to listen, in words, and the flag that gives it another port. */
export interface Listener {
  readonly port: number;
  readonly purpose: string;
  readonly flag: string;
}

/** Says why it could not listen; an error of another kind stays as it is. */
export function listenError(error: Error, { port, purpose, flag }: Listener): Error {
  const code = 'code' in error ? error.code : undefined;
  const other = `npm start -- ${flag} ${port === 65_535 ? port - 1 : port + 1}`;
  if (code === 'EADDRINUSE')
    return new PortNotFree(
      `Port ${port} is taken: another program listens there, and ${purpose} needs it.\nFree it, or choose another: ${other}`,
    );
  if (code === 'EACCES')
    return new PortNotFree(
      `Port ${port} may not be used by this user, and ${purpose} needs it.\nChoose another: ${flag} 4000 or higher`,
    );
  return error;
}
