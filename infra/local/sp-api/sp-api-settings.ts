import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from '#infra/settings/load-settings';

/** The application id for the mock when the settings name none. */
export const MOCK_APPLICATION = 'amzn1.sellerapps.app.local-mock';

const BLOCK = `
# Added for the mock of SP-API.
spApi:
  applicationId: ${MOCK_APPLICATION}
  secret: replywatch/sp-api
`;

/** The settings file itself when it uses SP-API, else a copy in `dir` with SP-API added for the mock. */
export function settingsWithSpApi(file: string, dir: string): string {
  if (loadSettings(file).settings.spApi !== undefined) return file;
  mkdirSync(dir, { recursive: true });
  const copy = join(dir, 'settings-with-sp-api.yaml');
  writeFileSync(copy, readFileSync(file, 'utf8').trimEnd() + '\n' + BLOCK);
  return copy;
}
