import { writeFileSync } from 'node:fs';
import { JSON_SCHEMAS } from './json-schemas.ts';

for (const [file, schema] of Object.entries(JSON_SCHEMAS)) {
  writeFileSync(file, schema());
  console.log(`wrote ${file}`);
}
