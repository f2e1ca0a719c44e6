import { writeFileSync } from 'node:fs';
import { settingsJsonSchema } from './settings-json-schema.ts';

const file = 'infra/settings/settings.schema.json';
writeFileSync(file, settingsJsonSchema());
console.log(`wrote ${file}`);
