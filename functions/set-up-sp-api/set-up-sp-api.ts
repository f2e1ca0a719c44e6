import { type SetUpDeps, setUpSpApi } from '#shared/application/sp-api/set-up-sp-api';
import { shortened } from '#shared/contracts/resource-request';
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
 * Requests of the CDK's provider framework: first to begin the work, then repeatedly whether it is done. The second
 * kind has `Data` from our first answer.
 */
export const resourceEventSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  RequestId: name,
  Data: z.optional(z.object({ Run: name })),
  ResourceProperties: z.object({
    QueueArn: name,
    DestinationName: name,
    /** JSON, because CloudFormation turns every number and boolean into text. */
    Subscriptions: z.pipe(
      z.string(),
      z.transform((text) => z.array(wantedSubscription).parse(JSON.parse(text))),
    ),
  }),
});

export type ResourceEvent = z.output<typeof resourceEventSchema>;

/** The framework's format of an answer. */
export type ResourceAnswer =
  | { readonly PhysicalResourceId: string; readonly Data: { readonly Run: string } }
  | { readonly IsComplete: false }
  | { readonly IsComplete: true; readonly Data: { readonly Problems: string } };

/** All of the work is done in rounds, so that calls throttled by SP-API wait outside the function. */
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
  const descriptions = problems.map(
    ({ region, store, type, problem }) =>
      [region, store, type].filter((one) => one !== undefined).join(' ') + `: ${problem}`,
  );
  return {
    IsComplete: true,
    Data: { Problems: descriptions.length === 0 ? 'none' : shortened(descriptions.join('; '), 2_500) },
  };
}
