import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOutbox } from '#infra/local/services/outbox';
import { type SmallServices, startSmallServices } from '#infra/local/services/small-services';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { hours, minutes, seconds } from '#shared/domain/instant';
import type { LinkClaims } from '#shared/ports/links';
import { at } from '#test/builders/thread';
import { LOCAL } from './embedded.ts';

const now = at('10:00');
const key = (kid: string) => ({ kid, key: kid.repeat(40).slice(0, 40) });
const signer = (secret: object) => joseLinkSigner(() => Promise.resolve(JSON.stringify(secret)));
const claims: LinkClaims = {
  id: 'link-1',
  threadId: 'acme-us.111-1111111-1111111',
  generation: 'm1',
  recipient: { kind: 'slack', id: 'care' },
  expiresAt: now + hours(72),
};

describe('a signed link', () => {
  it('reads back as it was signed, until it expires', async () => {
    const links = signer(key('a'));
    const token = await links.sign(claims);
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await links.verify(token, now)).toEqual(claims);
    expect(await links.verify(token, now + hours(73))).toBe('expired');
  });

  it('of the previous key is still honoured, of an older key no more', async () => {
    const token = await signer(key('a')).sign(claims);
    expect(await signer({ ...key('b'), previous: key('a') }).verify(token, now)).toEqual(claims);
    expect(await signer({ ...key('c'), previous: key('b') }).verify(token, now)).toBe('invalid');
  });

  it('of a key that was put a moment ago is honoured by a reader of the old one', async () => {
    const old = JSON.stringify(key('a'));
    const rotated = JSON.stringify({ ...key('b'), previous: key('a') });
    const links = joseLinkSigner(
      () => Promise.resolve(old),
      () => Promise.resolve(rotated),
    );
    expect(await links.verify(await signer(key('b')).sign(claims), now)).toEqual(claims);
    expect(await links.verify(await signer(key('z')).sign(claims), now)).toBe('invalid');
  });

  it('that was changed, or signed otherwise or not at all, is invalid', async () => {
    const links = signer(key('a'));
    const [head, body, signature] = (await links.sign(claims)).split('.');
    const other = Buffer.from(
      JSON.stringify({ v: 1, act: 'acknowledge', thr: 'x', gen: 'y', rcp: ['person', 'li'], exp: 9e9 }),
    );
    const none = Buffer.from('{"alg":"none","kid":"a"}').toString('base64url');
    const strange = await new SignJWT({ v: 2 })
      .setProtectedHeader({ alg: 'HS256', kid: 'a' })
      .setExpirationTime(9e9)
      .sign(new TextEncoder().encode(key('a').key));
    for (const token of [
      `${head}.${other.toString('base64url')}.${signature}`,
      `${none}.${body}.`,
      `${head}.${body}.${signature?.slice(2)}`,
      await signer({ kid: 'a', key: 'z'.repeat(40) }).sign(claims),
      strange,
      '',
      'x.y.z',
    ])
      expect(await links.verify(token, now)).toBe('invalid');
  });
});

describe('secrets', () => {
  let small: SmallServices;
  let client: SecretsManagerClient;
  const values = new Map([['name', 'first']]);
  beforeAll(async () => {
    small = await startSmallServices({
      outbox: openOutbox(undefined),
      now: () => now,
      publishMailEvents: () => Promise.resolve(),
      ses: { answer: () => undefined },
      deliver: ({ recipients }) => Promise.resolve(recipients),
      onHeartbeat: () => undefined,
      secrets: values,
      oldestSeconds: () => Promise.resolve(undefined),
    });
    client = new SecretsManagerClient({ ...LOCAL, endpoint: small.endpoint });
  });
  afterAll(async () => {
    client.destroy();
    await small.stop();
  });

  it('are cached for five minutes, or until they turn out to be wrong', async () => {
    let instant = now;
    const secrets = secretsManager(client, () => instant);
    expect(await Promise.all([secrets.read('name'), secrets.read('name')])).toEqual(['first', 'first']);
    values.set('name', 'second');
    instant += minutes(4);
    expect(await secrets.read('name')).toBe('first');
    secrets.forget('name');
    expect(await secrets.read('name')).toBe('second');
    values.set('name', 'third');
    instant += minutes(6);
    expect(await secrets.read('name')).toBe('third');
  });

  it('are read again on request, twice a minute at most', async () => {
    let instant = now;
    const secrets = secretsManager(client, () => instant);
    values.set('name', 'old');
    expect(await secrets.read('name')).toBe('old');
    values.set('name', 'new');
    instant += seconds(29);
    expect(await secrets.renew('name')).toBe('old');
    instant += seconds(1);
    expect(await secrets.renew('name')).toBe('new');
    expect(await secrets.read('name')).toBe('new');
  });
});
