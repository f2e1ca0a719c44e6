import { createECDH, createPublicKey, sign, createPrivateKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { vapidKeyOf } from '#shared/adapters/vapid-key';

const secretOf = (key: string): string => JSON.stringify({ kid: '1', key });

it('is a pair on P-256 of the lengths that browsers take, the same for the same secret', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 32, maxLength: 64 }), (key) => {
      const { publicKey, privateKey } = vapidKeyOf(secretOf(key));
      expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
      expect(Buffer.from(privateKey, 'base64url')).toHaveLength(32);
      const curve = createECDH('prime256v1');
      curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
      expect(curve.getPublicKey('base64url')).toBe(publicKey);
      expect(vapidKeyOf(secretOf(key)).publicKey).toBe(publicKey);
    }),
    { numRuns: 50 },
  );
});

it('signs what its public half verifies, and another secret gives another pair', () => {
  const { publicKey, privateKey } = vapidKeyOf(secretOf('a'.repeat(64)));
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const key = createPrivateKey({ key: { ...jwk, d: privateKey }, format: 'jwk' });
  const signature = sign('sha256', Buffer.from('x'), key);
  expect(verify('sha256', Buffer.from('x'), createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(
    true,
  );
  expect(vapidKeyOf(secretOf('b'.repeat(64))).publicKey).not.toBe(publicKey);
});

it('stays as it is: another pair would silence every device', () => {
  expect(vapidKeyOf(secretOf('a'.repeat(64))).publicKey).toMatchInlineSnapshot(
    `"BCtuaeaB8DxzLg6kAshAYkzzwJuJchoZiX_b_E4tF-mUfkFgKzaYEj1UBLE7els7WkzPKDcX4y4k4lUZ1pCET9A"`,
  );
});

it.each(['', '{}', '{"key":"short"}', 'no JSON'])('does not come of %j', (text) => {
  expect(() => vapidKeyOf(text)).toThrow();
});
