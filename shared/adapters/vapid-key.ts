import { createECDH, hkdfSync } from 'node:crypto';
import * as z from '#shared/zod';

/** A key pair on P-256 by which a push service knows us (RFC 8292), base64url. */
export interface VapidKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

const secret = z.object({ key: z.string().check(z.minLength(32)) });

/** The order of the curve: FIPS 186-4, D.1.2.3. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
/** Sixteen bytes more than the order has make each private key as likely as any other, within 2^-128. */
const BYTES = 48;

/**
 * The key pair that a generated secret stands for. Secrets Manager can generate random text but no key of a curve, so the
 * private key is derived from the text: the same secret always gives the same pair. `secretText` is `{"kid","key"}`.
 */
export function vapidKeyOf(secretText: string): VapidKey {
  const { key } = secret.parse(JSON.parse(secretText));
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'replywatch web push P-256', BYTES));
  const scalar = (BigInt(`0x${derived.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}
