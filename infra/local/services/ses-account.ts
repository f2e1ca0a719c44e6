import * as z from 'zod';
import type { PersistedState } from '../state/persisted-state.ts';

/** The part of SES's v2 API that is about the account: whether it sends, and to whom. */
export interface SesAccount {
  /** Answers a call by method and path; undefined for an unknown one. */
  answer(
    method: string,
    path: string,
    body: string,
  ): { readonly status: number; readonly body: string } | undefined;
}

const KEY = 'ses account';
const stateSchema = z.object({
  sendingEnabled: z.boolean().default(true),
  /** Out of the sandbox from the start, since nobody would ask for it here. */
  productionAccess: z.boolean().default(true),
  suppressed: z.record(z.string(), z.enum(['BOUNCE', 'COMPLAINT'])).default({}),
});

const sendingSchema = z.object({ SendingEnabled: z.boolean() });
const detailsSchema = z.looseObject({ ProductionAccessEnabled: z.boolean() });
const suppressionSchema = z.object({ EmailAddress: z.string(), Reason: z.enum(['BOUNCE', 'COMPLAINT']) });

export function sesAccount(persisted: PersistedState): SesAccount {
  const load = (): z.output<typeof stateSchema> => persisted.read(KEY, stateSchema) ?? stateSchema.parse({});
  const change = (changes: Partial<z.output<typeof stateSchema>>): void =>
    persisted.set(KEY, JSON.stringify({ ...load(), ...changes }));
  return {
    answer(method, path, body) {
      const [, address] = /^\/v2\/email\/suppression\/addresses\/([^/?]+)/.exec(path) ?? [];
      switch (`${method} ${address === undefined ? path : '/v2/email/suppression/addresses/*'}`) {
        case 'GET /v2/email/account': {
          const { sendingEnabled, productionAccess } = load();
          return answered({ SendingEnabled: sendingEnabled, ProductionAccessEnabled: productionAccess });
        }
        case 'PUT /v2/email/account/sending':
          change({ sendingEnabled: sendingSchema.parse(JSON.parse(body)).SendingEnabled });
          return answered({});
        case 'POST /v2/email/account/details':
          change({ productionAccess: detailsSchema.parse(JSON.parse(body)).ProductionAccessEnabled });
          return answered({});
        case 'PUT /v2/email/suppression/addresses': {
          const { EmailAddress, Reason } = suppressionSchema.parse(JSON.parse(body));
          change({ suppressed: { ...load().suppressed, [EmailAddress]: Reason } });
          return answered({});
        }
        case 'GET /v2/email/suppression/addresses/*': {
          const EmailAddress = decodeURIComponent(address ?? '');
          const Reason = load().suppressed[EmailAddress];
          return Reason === undefined
            ? notFound(EmailAddress)
            : answered({ SuppressedDestination: { EmailAddress, Reason, LastUpdateTime: 0 } });
        }
        case 'DELETE /v2/email/suppression/addresses/*': {
          const gone = decodeURIComponent(address ?? '');
          const { suppressed } = load();
          if (!(gone in suppressed)) return notFound(gone);
          change({
            suppressed: Object.fromEntries(Object.entries(suppressed).filter(([one]) => one !== gone)),
          });
          return answered({});
        }
        default:
          return undefined;
      }
    },
  };
}

function answered(content: object): { status: number; body: string } {
  return { status: 200, body: JSON.stringify(content) };
}

function notFound(address: string): { status: number; body: string } {
  return {
    status: 404,
    body: JSON.stringify({ __type: 'NotFoundException', message: `${address} is not suppressed.` }),
  };
}
