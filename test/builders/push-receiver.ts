import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { PushSubscription } from '#shared/domain/people/push';

/** A device as a browser makes it: it gives its subscription to the server, and reads what comes encrypted for it. */
export interface PushReceiver {
  readonly subscription: PushSubscription;
  /** The plain text of an encrypted message. @throws when it is not for this device. */
  read(body: Uint8Array): string;
}

/** Written by RFC 8291 and RFC 8188, apart from the library that encrypts. */
export function pushReceiver(endpoint = 'https://push.example/device-1'): PushReceiver {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  const auth = randomBytes(16);
  const own = curve.getPublicKey();
  return {
    subscription: { endpoint, p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(body) {
      const bytes = Buffer.from(body);
      const salt = bytes.subarray(0, 16);
      const keyLength = bytes.readUInt8(20);
      const theirs = bytes.subarray(21, 21 + keyLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]);
      const ikm = Buffer.from(hkdfSync('sha256', curve.computeSecret(theirs), auth, info, 32));
      const derive = (name: string, length: number): Buffer =>
        Buffer.from(hkdfSync('sha256', ikm, salt, `Content-Encoding: ${name}\0`, length));
      const sealed = bytes.subarray(21 + keyLength);
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      // The last record ends with a two and zeros.
      return padded.subarray(0, padded.lastIndexOf(2)).toString();
    },
  };
}
