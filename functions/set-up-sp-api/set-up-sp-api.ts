import { type SetUpDeps, setUpSpApi } from '#shared/application/sp-api/set-up-sp-api';
import { REGIONS } from '#shared/domain/account/region';
import * as z from '#shared/zod';

const name = z.string().check(z.minLength(1));
const wantedSubscription = z.object({
  account: z.object({ store: name, region: z.enum(REGIONS) }),
  type: name,
  payloadVersion: name,
  orderChangeTypes: z.exactOptional(z.array(name)),
});

/**
 * What the CDK's provider framework asks of us: first that the work begins, then again and again whether it is done.
 * The second has `Data`, which our first answer put there.
 */
export const resourceEventSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  RequestId: name,
  Data: z.optional(z.object({ Run: name })),
  ResourceProperties: z.object({
    QueueArn: name,
    DestinationName: name,
    /** JSON, because CloudFormation makes a text of every number and truth. */
    Subscriptions: z.pipe(
      z.string(),
      z.transform((text) => z.array(wantedSubscription).parse(JSON.parse(text))),
    ),
  }),
});

export type ResourceEvent = z.output<typeof resourceEventSchema>;

/** What the framework takes for an answer. */
export type ResourceAnswer =
  | { readonly PhysicalResourceId: string; readonly Data: { readonly Run: string } }
  | { readonly IsComplete: false }
  | { readonly IsComplete: true; readonly Data: { readonly Problems: string } };

/** All of the work is done in rounds, so that what SP-API throttles waits outside of the function. */
export async function setUp(deps: SetUpDeps, event: ResourceEvent): Promise<ResourceAnswer> {
  if (event.Data === undefined)
    return { PhysicalResourceId: 'replywatch-sp-api', Data: { Run: event.RequestId } };
  const { QueueArn, DestinationName, Subscriptions } = event.ResourceProperties;
  const { state, problems } = await setUpSpApi(
    deps,
    {
      queueArn: QueueArn,
      destinationName: DestinationName,
      subscriptions: event.RequestType === 'Delete' ? [] : Subscriptions,
    },
    event.Data.Run,
  );
  if (state === 'waits') return { IsComplete: false };
  const told = problems.map(
    ({ region, store, type, problem }) =>
      [region, store, type].filter((one) => one !== undefined).join(' ') + `: ${problem}`,
  );
  return {
    IsComplete: true,
    Data: { Problems: told.length === 0 ? 'none' : told.join('; ').slice(0, 3_000) },
  };
}
