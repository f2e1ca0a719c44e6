import { errors, jwtVerify, SignJWT } from 'jose';
import type { LinkClaims, LinkSigner } from '../ports/links.ts';
import * as z from '../zod.ts';

const key = z.object({ kid: z.string().check(z.minLength(1)), key: z.string().check(z.minLength(32)) });

/** The secret: the key that signs, and the previous one, whose links are still honoured. */
const secret = z.extend(key, { previous: z.optional(key) });

const claimsSchema = z.object({
  v: z.literal(2),
  jti: z.string().check(z.minLength(1)),
  thr: z.string().check(z.minLength(1)),
  gen: z.string().check(z.minLength(1)),
  rcp: z.tuple([z.enum(['person', 'slack', 'webhook']), z.string().check(z.minLength(1))]),
  /** The hash of the e-mail address to which it went; links of before do not say so. */
  eml: z.optional(z.string()),
  exp: z.number(),
});

type Keys = z.output<typeof secret>;

/**
 * Signs links as compact JWS, HS256. `readSecret` returns the JSON `{"kid","key","previous"?}`. `renewSecret` returns
 * it uncached, for a link with an unknown key: somebody may have just rotated it.
 */
export function joseLinkSigner(
  readSecret: () => Promise<string>,
  renewSecret: () => Promise<string> = readSecret,
): LinkSigner {
  const keys = async (read: () => Promise<string>): Promise<Keys> => secret.parse(JSON.parse(await read()));
  const keyOf = (known: Keys, kid: string | undefined): string | undefined =>
    [known, known.previous].find((one) => one?.kid === kid)?.key;
  return {
    async sign(claims) {
      const { kid, key: text } = await keys(readSecret);
      return new SignJWT({
        v: 2,
        jti: claims.id,
        thr: claims.threadId,
        gen: claims.generation,
        rcp: [claims.recipient.kind, claims.recipient.id],
        ...(claims.sentTo !== undefined && { eml: claims.sentTo }),
      })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setExpirationTime(Math.floor(claims.expiresAt / 1000))
        .sign(bytesOf(text));
    },

    async verify(token, now) {
      if (!isCanonical(token)) return 'invalid';
      const known = await keys(readSecret);
      try {
        const { payload } = await jwtVerify(
          token,
          async ({ kid }) => {
            const found = keyOf(known, kid) ?? keyOf(await keys(renewSecret), kid);
            if (found === undefined) throw new errors.JWSInvalid('unknown key');
            return bytesOf(found);
          },
          { algorithms: ['HS256'], currentDate: new Date(now) },
        );
        return claimsOf(claimsSchema.parse(payload));
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}

/** Whether the token is spelt exactly as it was signed: decoders ignore spaces and trailing bits. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function claimsOf({ jti, thr, gen, rcp, eml, exp }: z.output<typeof claimsSchema>): LinkClaims {
  return {
    id: jti,
    threadId: thr,
    generation: gen,
    recipient: { kind: rcp[0], id: rcp[1] },
    ...(eml !== undefined && { sentTo: eml }),
    expiresAt: exp * 1000,
  };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
