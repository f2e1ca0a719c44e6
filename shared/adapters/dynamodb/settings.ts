import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Settings, SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import { settingsForm } from '#shared/contracts/settings/settings-form';
import { keys } from '#shared/contracts/table';
import { seconds } from '#shared/domain/instant';
import { Failure } from '#shared/failure';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';
import { proofOf, provenSettings } from './items/proven-settings.ts';

const settingsItem = z.object({
  version: textAttribute,
  /** As they were written. */
  settings: textAttribute,
  /** What the schema made of them, with the proof that it did. */
  parsed: z.optional(textAttribute),
  proof: z.optional(textAttribute),
});
const markItem = z.object({ version: textAttribute });

/** The settings in force, as a versioned item of the table. */
export interface SettingsStore extends SettingsSource {
  /** `settingsJson` is the settings file's content as JSON. @throws when it does not pass the schema. */
  put(version: string, settingsJson: string): Promise<void>;
  /** The version by which the open threads were planned last. */
  plannedVersion(): Promise<string | undefined>;
  markPlanned(version: string): Promise<void>;
}

/** How long a function goes on with the settings that it has read. */
const KEEP_MS = seconds(30);

/**
 * `uptime` tells the process's age in milliseconds. Settings are stored as they were written and as they were parsed: to
 * make the schema and to parse by it is a tenth to a sixth of a cold start, and needed only where another `form` of the
 * parser stored them.
 */
export function dynamoDbSettings(
  client: DynamoDBClient,
  tableName: string,
  uptime: () => number,
  form = settingsForm,
): SettingsStore {
  let parsed: VersionedSettings | undefined;
  let kept: { readonly settings: Promise<VersionedSettings>; readonly at: number } | undefined;
  let planned: string | undefined;
  const read = async (key: { pk: string; sk: string }): Promise<unknown> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: key.pk }, sk: { S: key.sk } } }),
    );
    return Item;
  };
  const readCurrent = async (): Promise<VersionedSettings> => {
    const item = await read(keys.settings);
    if (item === undefined) throw new Failure('there are no settings in the table: deploy them first');
    const stored = settingsItem.parse(item);
    // Parsing takes longer than reading, and settings change once in a month.
    if (parsed?.version !== stored.version.S)
      parsed = {
        version: stored.version.S,
        settings: proven(stored, form) ?? (await parserOf()).parseSettings(stored.settings.S),
      };
    return parsed;
  };
  return {
    current() {
      if (kept !== undefined && uptime() - kept.at < KEEP_MS) return kept.settings;
      // Those who ask at the same time share one read; a failure is not kept.
      const settings = readCurrent();
      kept = { settings, at: uptime() };
      settings.catch(() => (kept = undefined));
      return settings;
    },

    async put(version, settingsJson) {
      const { pk, sk } = keys.settings;
      const made = (await parserOf()).parsedJsonOf(settingsJson);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            version: { S: version },
            settings: { S: settingsJson },
            ...(form !== undefined &&
              made !== undefined && {
                parsed: { S: made },
                proof: { S: proofOf(form, { written: settingsJson, parsed: made }) },
              }),
          },
        }),
      );
    },

    async plannedVersion() {
      // Read again only when the settings have changed since: a version that was planned stays planned.
      if (planned !== undefined && planned === parsed?.version) return planned;
      const item = await read(keys.planMark);
      planned = item === undefined ? undefined : markItem.parse(item).version.S;
      return planned;
    },

    async markPlanned(version) {
      const { pk, sk } = keys.planMark;
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { S: sk }, version: { S: version } },
        }),
      );
    },
  };
}

function proven(
  { settings, parsed, proof }: z.output<typeof settingsItem>,
  form: string | undefined,
): Settings | undefined {
  if (parsed === undefined || proof === undefined) return undefined;
  return provenSettings(form, { written: settings.S, parsed: parsed.S, proof: proof.S });
}

/** The schema is loaded when it is needed. */
const parserOf = () => import('#shared/contracts/settings/parse-settings');
