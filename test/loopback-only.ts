import net from 'node:net';
import * as z from 'zod';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

// `connect` gets options or, inside Node, a list that begins with the options.
const target = z.union([
  z.object({ host: z.string().nullish() }),
  z.tuple([z.object({ host: z.string().nullish() })]).rest(z.unknown()),
]);

/** Makes connecting to anything but this machine an error: a test must neither need the network nor reach real people. */
export function allowLoopbackOnly(): void {
  const connect: unknown = Reflect.get(net.Socket.prototype, 'connect');
  if (typeof connect !== 'function') throw new Error('sockets connect in another way than known here');
  const connectToLoopback = function (this: net.Socket, ...args: unknown[]): unknown {
    const parsed = target.safeParse(args[0]);
    const [options] = parsed.success ? [parsed.data].flat() : [];
    const host = z.object({ host: z.string() }).safeParse(options).data?.host ?? 'localhost';
    if (!LOOPBACK.test(host)) throw new Error(`a test tried to connect to ${host}; only loopback is allowed`);
    return Reflect.apply(connect, this, args);
  };
  Object.defineProperty(net.Socket.prototype, 'connect', { value: connectToLoopback });
}

allowLoopbackOnly();
