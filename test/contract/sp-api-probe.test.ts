import { createServer } from 'node:http';
import { once } from 'node:events';
import { it } from 'vitest';
import { amazonSpApi } from '#shared/adapters/amazon-sp-api';
const SECRET = { clientId: 'a', clientSecret: 'b', refreshTokens: { s: { na: 'c' } } };
async function run(mode: string) {
  let tokens = 0, calls = 0;
  const server = createServer((req, res) => {
    req.resume(); req.on('end', () => {
      const full = (t: string) => res.writeHead(200, { 'content-type': 'application/json' }).end(t);
      const half = () => { res.writeHead(200, { 'content-length': '1000' }); res.write('{"payload":'); setTimeout(() => res.destroy(), 20); };
      if (req.url === '/auth/o2/token') { tokens++; if (mode === 'half-token' && tokens === 1) { half(); return; } setTimeout(() => full(`{"access_token":"t${tokens}"}`), mode === 'slow' ? 200 : 1); return; }
      calls++;
      if (mode === 'half') { half(); return; }
      if (mode === 'garbage') { full('<html>'); return; }
      if (mode === 'slow') { setTimeout(() => full('{"payload":[]}'), 200); return; }
      if (mode === 'expired' && req.headers['x-amz-access-token'] === 't1') {
        setTimeout(() => { res.writeHead(403).end('{"errors":[{"code":"Unauthorized","details":"The access token you provided has expired."}]}'); }, calls * 60); return; }
      full('{"payload":[]}');
    });
  });
  server.listen(0, '127.0.0.1'); await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const api = amazonSpApi({ credentials: () => Promise.resolve(SECRET), endpointUrl: `http://127.0.0.1:${port}`, timeoutMs: 300 });
  const say = (p: Promise<unknown>) => { const t0 = performance.now(); return Promise.race([p.then((v) => `ok ${JSON.stringify(v)}`, (e: unknown) => String(e)), new Promise((r) => setTimeout(() => r('NEVER SETTLED in 2 s'), 2000))]).then((x) => `${String(x)} ${Math.round(performance.now() - t0)} ms`); };
  const acc = { store: 's', region: 'na' } as const;
  let out: string[];
  if (mode === 'garbage') out = [await say(api.deleteDestination('na', 'x'))];
  else if (mode === 'expired') out = await Promise.all([say(api.marketplaces(acc)), say(api.marketplaces(acc))]);
  else out = [await say(api.marketplaces(acc)), await say(api.marketplaces(acc))];
  console.log(mode, out, { tokens, calls });
  server.closeAllConnections(); server.close();
}
it.each(['half', 'half-token', 'garbage', 'expired', 'slow'])('%s', run);
