import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';

it('tests reach this machine and nothing else', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(204);
  server.close();
  await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({
    cause: { message: 'a test tried to connect to 192.0.2.1; only loopback is allowed' },
  });
});
