import * as z from 'zod';
import { settingsSchema } from '#shared/contracts/settings';

/** What CloudFormation asks of a custom resource. Source: CloudFormation user guide, "Custom resource request objects". */
export const resourceRequestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceProperties: z.object({ SettingsJson: z.string().min(1), Version: z.string().min(1) }),
});

export type ResourceRequest = z.output<typeof resourceRequestSchema>;

export interface SeedDeps {
  readonly settings: { put(version: string, settingsJson: string): Promise<void> };
  readonly answer: (url: string, body: string) => Promise<void>;
}

/** Puts the settings of a deploy into the table, and tells CloudFormation how it went; a deletion leaves them there. */
export async function seedSettings(deps: SeedDeps, request: ResourceRequest): Promise<void> {
  const failure = await put(deps, request);
  await deps.answer(
    request.ResponseURL,
    JSON.stringify({
      Status: failure === undefined ? 'SUCCESS' : 'FAILED',
      Reason: failure ?? 'the settings are in the table',
      PhysicalResourceId: request.PhysicalResourceId ?? 'replywatch-settings',
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
    }),
  );
}

/** The reason of the failure, in words; undefined when it went well. */
async function put({ settings }: SeedDeps, request: ResourceRequest): Promise<string | undefined> {
  if (request.RequestType === 'Delete') return undefined;
  const { SettingsJson, Version } = request.ResourceProperties;
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(SettingsJson));
    if (!parsed.success) return `the settings are wrong: ${z.prettifyError(parsed.error)}`;
    await settings.put(Version, SettingsJson);
    return undefined;
  } catch (error) {
    return `the settings could not be stored: ${error instanceof Error ? error.message : 'an unknown error'}`;
  }
}
