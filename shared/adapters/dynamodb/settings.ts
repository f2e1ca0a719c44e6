import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { rulesVersion } from '#shared/contracts/settings/rules-version';
import { parsedJsonOf, settingsOfParsedJson } from '#shared/contracts/settings/parsed-settings';
import type {
  Settings,
  SettingsHistory,
  SettingsSource,
  VersionedSettings,
} from '#shared/contracts/settings/settings';
import { keys } from '#shared/contracts/table';
import { type Instant, seconds } from '#shared/domain/instant';
import { Failure } from '#shared/failure';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from './items/attributes.ts';
import { pushToIn } from './people/push-to.ts';
import { takenOverIn } from './people/takeovers.ts';

const settingsItem = z.object({
  version: textAttribute,
  /** The settings as they were written. */
  settings: textAttribute,
  /** The result of `parsedJsonOf`; an item of release 0.1.0 has none. */
  parsed: z.optional(textAttribute),
});
const previousItem = z.object({ ...settingsItem.shape, replacedAt: numberAttribute });
const markItem = z.object({ version: textAttribute });

/** The settings in force, as a versioned item of the table, with who takes over from whom and who has push. */
export interface SettingsStore extends SettingsSource, SettingsHistory {
  /** `settingsJson` is the settings file's content as JSON, `at` is now. What they replace is remembered. @throws when they do not pass the schema. */
  put(version: string, settingsJson: string, at: Instant): Promise<void>;
  /** The version of the rules by which the open threads were last planned. */
  plannedVersion(): Promise<string | undefined>;
  markPlanned(version: string): Promise<void>;
}

/** How long a function uses the settings that it has read. */
const KEEP_MS = seconds(30);
const ROUNDS = 5;

/**
 * `uptime` returns the process's age in milliseconds. `put` parses the settings and stores them both as text and
 * parsed, because creating the schema and parsing take a tenth to a sixth of a cold start.
 */
export function dynamoDbSettings(
  client: DynamoDBClient,
  tableName: string,
  uptime: () => number,
): SettingsStore {
  let latest: VersionedSettings | undefined;
  let cached: { readonly settings: Promise<VersionedSettings>; readonly at: number } | undefined;
  let planned: string | undefined;
  const readCurrent = async (): Promise<VersionedSettings> => {
    const items = await readTogether(client, tableName, [keys.settings, keys.takeovers, keys.pushTo]);
    const item = items.get(keys.settings.sk);
    if (item === undefined) throw new Failure('there are no settings in the table: deploy them first');
    const stored = settingsItem.parse(item);
    const version = stored.version.S;
    const takenOver = takenOverIn(items.get(keys.takeovers.sk));
    const pushTo = pushToIn(items.get(keys.pushTo.sk));
    // The same object as long as nothing has changed: rules are made once for each.
    if (
      latest?.version === version &&
      latest.takenOver?.revision === takenOver?.revision &&
      latest.pushTo?.revision === pushTo?.revision
    )
      return latest;
    const settings =
      latest?.version === version
        ? latest.settings
        : (settingsOfParsedJson(stored.parsed?.S ?? '', version) ?? (await parseSettings(stored.settings.S)));
    latest = {
      version,
      settings,
      ...(takenOver !== undefined && { takenOver }),
      ...(pushTo !== undefined && { pushTo }),
    };
    return latest;
  };
  return {
    current() {
      if (cached !== undefined && uptime() - cached.at < KEEP_MS) return cached.settings;
      // Simultaneous callers share one read; a failure is not cached.
      const settings = readCurrent();
      cached = { settings, at: uptime() };
      settings.catch(() => (cached = undefined));
      return settings;
    },

    async put(version, settingsJson, at) {
      const { pk, sk } = keys.settings;
      const settings = await parseSettings(settingsJson);
      const { Attributes: old } = await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            version: { S: version },
            settings: { S: settingsJson },
            parsed: { S: parsedJsonOf({ version, settings }) },
          },
          ReturnValues: 'ALL_OLD',
        }),
      );
      // A repeated deploy of the same settings replaces nothing.
      if (old === undefined || old['version']?.S === version) return;
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...old, sk: { S: keys.previousSettings.sk }, replacedAt: { N: String(at) } },
        }),
      );
    },

    async previous() {
      const { pk, sk } = keys.previousSettings;
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
      if (Item === undefined) return undefined;
      const { version, settings, parsed, replacedAt } = previousItem.parse(Item);
      const read = settingsOfParsedJson(parsed?.S ?? '', version.S) ?? (await parseSettings(settings.S));
      return { replaced: { version: version.S, settings: read }, at: replacedAt.N };
    },

    async plannedVersion() {
      // Settings are read again only when they have changed: a planned version stays planned.
      if (planned !== undefined && latest !== undefined && planned === rulesVersion(latest)) return planned;
      const { pk, sk } = keys.planMark;
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
      planned = Item === undefined ? undefined : markItem.parse(Item).version.S;
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

type Item = Record<string, AttributeValue>;

/** Items of one partition in one request, by their sort keys; read again where the table answers only in part. */
async function readTogether(
  client: DynamoDBClient,
  tableName: string,
  wanted: readonly { readonly pk: string; readonly sk: string }[],
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  let Keys: Item[] = wanted.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(item['sk']?.S ?? '', item);
    Keys = UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (Keys.length === 0) return found;
  }
  throw new Failure(`the settings were not read in ${ROUNDS} rounds`);
}

/** The schema is loaded only when it is needed. */
async function parseSettings(settingsJson: string): Promise<Settings> {
  const { settingsSchema } = await import('#shared/contracts/settings/settings');
  return settingsSchema.parse(JSON.parse(settingsJson));
}
