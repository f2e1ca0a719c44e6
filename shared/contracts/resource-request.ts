import * as z from '../zod.ts';

/** What CloudFormation asks of a custom resource. Source: CloudFormation user guide, "Custom resource request objects". */
export const resourceRequest = <Properties extends z.ZodMiniType>(
  properties: Properties,
): z.ZodMiniObject<typeof asked & { ResourceProperties: Properties }> =>
  z.object({ ...asked, ResourceProperties: properties });

const asked = {
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.optional(z.string()),
};

type Asked = z.output<z.ZodMiniObject<typeof asked>>;

/** How it went: what is answered with `Fn::GetAtt`, or why it failed. */
export type ResourceOutcome =
  { readonly data?: Readonly<Record<string, string>> } | { readonly failure: string };

/** The body that CloudFormation takes for an answer; a resource keeps the name that it was made with. */
export function resourceAnswer(request: Asked, name: string, outcome: ResourceOutcome): string {
  return JSON.stringify({
    ...('failure' in outcome
      ? { Status: 'FAILED', Reason: outcome.failure }
      : { Status: 'SUCCESS', ...(outcome.data !== undefined && { Data: outcome.data }) }),
    PhysicalResourceId: request.PhysicalResourceId ?? name,
    StackId: request.StackId,
    RequestId: request.RequestId,
    LogicalResourceId: request.LogicalResourceId,
  });
}
