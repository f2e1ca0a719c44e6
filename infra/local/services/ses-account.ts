import * as z from 'zod';
import type { PersistedState } from '../state/persisted-state.ts';

/** The part of SES's newer API that is about the account: whether and to whom it sends. */
export interface SesAccount {
  /** Answers a call by method and path; undefined for one that is not known here. */
  answer(
    method: string,
    path: string,
    body: string,
  ): { readonly status: number; readonly body: string } | undefined;
}

const KEY = 'ses account';
const stateSchema = z.object({
  sendingEnabled: z.boolean().default(true),
  /** Out of the sandbox, as nobody here would ask for it. */
  productionAccess: z.boolean().default(true),
  suppressed: z.record(z.string(), z.enum(['BOUNCE', 'COMPLAINT'])).default({}),
});

const sendingSchema = z.object({ SendingEnabled: z.boolean() });
const detailsSchema = z.looseObject({ ProductionAccessEnabled: z.boolean() });
const suppressionSchema = z.object({ EmailAddress: z.string(), Reason: z.enum(['BOUNCE', 'COMPLAINT']) });

export function sesAccount(kept: PersistedState): SesAccount {
  const load = (): z.output<typeof stateSchema> => stateSchema.parse(JSON.parse(kept.get(KEY) ?? '{}'));
  const change = (changes: Partial<z.output<typeof stateSchema>>): void =>
    kept.set(KEY, JSON.stringify({ ...load(), ...changes }));
  return {
    answer(method, path, body) {
      const [, address] = /^\/v2\/email\/suppression\/addresses\/([^/?]+)/.exec(path) ?? [];
      switch (`${method} ${address === undefined ? path : '/v2/email/suppression/addresses/*'}`) {
        case 'GET /v2/email/account': {
          const { sendingEnabled, productionAccess } = load();
          return told({ SendingEnabled: sendingEnabled, ProductionAccessEnabled: productionAccess });
        }
        case 'PUT /v2/email/account/sending':
          change({ sendingEnabled: sendingSchema.parse(JSON.parse(body)).SendingEnabled });
          return told({});
        case 'POST /v2/email/account/details':
          change({ productionAccess: detailsSchema.parse(JSON.parse(body)).ProductionAccessEnabled });
          return told({});
        case 'PUT /v2/email/suppression/addresses': {
          const { EmailAddress, Reason } = suppressionSchema.parse(JSON.parse(body));
          change({ suppressed: { ...load().suppressed, [EmailAddress]: Reason } });
          return told({});
        }
        case 'GET /v2/email/suppression/addresses/*': {
          const EmailAddress = decodeURIComponent(address ?? '');
          const Reason = load().suppressed[EmailAddress];
          return Reason === undefined
            ? notFound(EmailAddress)
            : told({ SuppressedDestination: { EmailAddress, Reason, LastUpdateTime: 0 } });
        }
        case 'DELETE /v2/email/suppression/addresses/*': {
          const gone = decodeURIComponent(address ?? '');
          const { suppressed } = load();
          if (!(gone in suppressed)) return notFound(gone);
          change({
            suppressed: Object.fromEntries(Object.entries(suppressed).filter(([one]) => one !== gone)),
          });
          return told({});
        }
        default:
          return undefined;
      }
    },
  };
}

function told(content: object): { status: number; body: string } {
  return { status: 200, body: JSON.stringify(content) };
}

function notFound(address: string): { status: number; body: string } {
  return {
    status: 404,
    body: JSON.stringify({ __type: 'NotFoundException', message: `${address} is not suppressed.` }),
  };
}
