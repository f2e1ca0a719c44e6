import { jsonText } from '#shared/contracts/json-text';
import { resourceAnswer, resourceRequest } from '#shared/contracts/resource-request';
import type { Instant } from '#shared/domain/instant';
import type { Now } from '#shared/ports/now';
import { describeError } from '#shared/runtime/describe-error';
import { onceGranted } from '#shared/runtime/once-granted';
import type { PushDevices, PushKey } from '#shared/ports/people/push-devices';
import * as z from '#shared/zod';

export const resourceRequestSchema = resourceRequest(
  z.object({ SettingsJson: z.string().check(z.minLength(1)), Version: z.string().check(z.minLength(1)) }),
);

export type ResourceRequest = z.output<typeof resourceRequestSchema>;

export interface SeedDeps {
  /** `put` throws a ZodError when the settings do not pass the schema. */
  readonly settings: { put(version: string, settingsJson: string, at: Instant): Promise<void> };
  readonly devices: Pick<PushDevices, 'keepOnly'>;
  readonly pushKey: Pick<PushKey, 'put'>;
  /** The public half of the key for push. */
  readonly publicKey: () => Promise<string>;
  readonly now: Now;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly answer: (url: string, body: string) => Promise<void>;
}

/**
 * Puts the settings of a deploy into the table, with the public key for push, forgets the devices of people who left, and answers
 * CloudFormation. A deletion leaves all of it there.
 */
export async function seedSettings(deps: SeedDeps, request: ResourceRequest): Promise<void> {
  const failure = await put(deps, request);
  await deps.answer(
    request.ResponseURL,
    resourceAnswer(request, 'replywatch-settings', failure === undefined ? {} : { failure }),
  );
}

/** The reason of the failure; undefined when it went well. */
async function put(
  { settings, devices, pushKey, publicKey, now, pause }: SeedDeps,
  request: ResourceRequest,
): Promise<string | undefined> {
  if (request.RequestType === 'Delete') return undefined;
  const { SettingsJson, Version } = request.ResourceProperties;
  try {
    await onceGranted(async () => {
      await settings.put(Version, SettingsJson, now());
      await pushKey.put(await publicKey());
      await devices.keepOnly(peopleIn(SettingsJson));
    }, pause);
    return undefined;
  } catch (error) {
    if (error instanceof z.$ZodError) return `the settings are wrong: ${z.prettifyError(error)}`;
    return `the settings could not be stored: ${describeError(error)}`;
  }
}

const withPeople = z.pipe(jsonText, z.object({ people: z.record(z.string(), z.unknown()) }));

/** The ids of the people in settings that passed the schema. */
function peopleIn(settingsJson: string): string[] {
  return Object.keys(withPeople.parse(settingsJson).people);
}
