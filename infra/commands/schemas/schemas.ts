import { writeFileSync } from 'node:fs';
import { JSON_SCHEMAS } from '#infra/settings/json-schemas';
import { defineCommand } from '#infra/terminal/run-command';

export const schemas = defineCommand({
  name: 'schemas',
  summary: 'Writes the JSON schemas of the settings, of message events and of webhooks into infra/settings.',
  usage: [''],
  flags: {},
  exits: { 0: 'they are written', 1: 'they could not be written' },
  run(_, { say }) {
    for (const [file, schema] of Object.entries(JSON_SCHEMAS)) {
      writeFileSync(file, schema());
      say(`wrote ${file}`);
    }
    return Promise.resolve(0);
  },
});
