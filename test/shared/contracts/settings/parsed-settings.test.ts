import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { JSON_SCHEMAS } from '#infra/settings/json-schemas';
import {
  parsedJsonOf,
  SETTINGS_SCHEMA_VERSION,
  settingsOfParsedJson,
} from '#shared/contracts/settings/parsed-settings';
import { LADDER_NAMES } from '#shared/contracts/settings/ladders/by-name';
import { settingsSchema } from '#shared/contracts/settings/settings';

/** Settings in which each thing that the schema transforms occurs once. */
const WRITTEN = {
  sender: 'A@acme.example',
  stores: { us: { name: 'US', marketplaces: [{ country: 'US', intakeAddress: 'x@in.acme.example' }] } },
  people: {
    li: { name: 'Li', email: 'li@acme.example', timeZone: 'Asia/Shanghai', language: 'en' },
    ana: { name: 'Ana', email: 'ana@acme.example', timeZone: 'UTC', language: 'zh-CN' },
  },
  duty: { 'on-call': ['li'], backup: ['ana'], manager: ['li'] },
  rotas: {
    office: {
      timeZone: 'li',
      shifts: [
        { days: ['mon', 'sun'], from: '09:00', to: '18:00', 'on-call': ['li'] },
        {
          days: ['tue'],
          from: '22:00',
          to: '06:00',
          'on-call': { weekly: ['li', ['ana']], since: '2026-11-02T09:00' },
        },
      ],
      overrides: [{ from: '2026-12-24', to: '2026-12-26', 'on-call': ['ana'] }],
      quietHours: { from: '22:00', to: '07:00' },
    },
  },
  assignment: {
    rules: [{ covers: { countries: ['US'], topics: ['defect'], asins: ['B0ABCDE123'] }, to: 'ana' }],
  },
  hostedZones: { 'Acme.Example.': 'Z0123456789ABCDEFGHIJ' },
  spApi: { applicationId: 'amzn1.sellerapps.app.1234', secret: 'replywatch/sp-api', lines: {} },
  clocks: {
    reply: {
      length: '1d12h',
      overrides: [{ length: '20h', countries: ['US'], from: '2026-11-01T00:00:00Z' }],
      ladder: [
        { at: '12h before', nudge: ['on-call'], by: ['slack'] },
        { at: 'at deadline', call: ['ana', 'everyone'], by: ['email'] },
      ],
    },
  },
} as const;

/**
 * A hash of what the schema accepted and produced under each version. Only the newest line may change, and only until it is
 * released.
 */
const HASHES: Readonly<Record<number, string>> = {
  1: '10f7e0eff395e30e',
  2: '95abf1873eee5594',
  3: '119c2b828ddbee88',
  4: 'f3ea12c4d4d8664b',
  5: '5c50d8b9db1ad154',
};

/** The schema without its descriptions, and the parsed settings with the ladders of each name. */
function hashOfSchema(): string {
  const schema = JSON.parse(
    JSON_SCHEMAS['infra/settings/settings.schema.json']?.() ?? '',
    (key, value: unknown) => (key === 'description' && typeof value === 'string' ? undefined : value),
  ) as unknown;
  return createHash('sha256')
    .update(
      JSON.stringify([
        schema,
        settingsSchema.parse(WRITTEN),
        ...LADDER_NAMES.map((ladders) => settingsSchema.parse({ ...WRITTEN, ladders, clocks: {} })),
      ]),
    )
    .digest('hex')
    .slice(0, 16);
}

it('have another version when the schema or the ladders change', () => {
  expect(
    HASHES[SETTINGS_SCHEMA_VERSION],
    'The settings schema or the ladders have changed, so stored settings have to be parsed again: ' +
      'raise SETTINGS_SCHEMA_VERSION in shared/contracts/settings/parsed-settings.ts and add its hash here.',
  ).toBe(hashOfSchema());
});

it('are the same after they were stored', () => {
  const settings = settingsSchema.parse(WRITTEN);
  expect(settingsOfParsedJson(parsedJsonOf({ version: 'v1', settings }), 'v1')).toStrictEqual(settings);
});
