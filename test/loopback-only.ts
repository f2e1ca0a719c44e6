import net from 'node:net';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

// A test that reaches out of the machine would depend on the network, and could call real people.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host =
    typeof first === 'object' && first !== null && 'host' in first
      ? String(first.host ?? 'localhost')
      : 'localhost';
  if (!LOOPBACK.test(host)) throw new Error(`a test tried to connect to ${host}; only loopback is allowed`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
