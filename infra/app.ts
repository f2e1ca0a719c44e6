import { App } from 'aws-cdk-lib';
import { loadSettings, SettingsFileError } from './settings/load-settings.ts';
import { ReplywatchStack } from './stack.ts';

const app = new App();
const file: unknown = app.node.tryGetContext('settings');
const stackName: unknown = app.node.tryGetContext('stackName');

try {
  const settings = loadSettings(typeof file === 'string' ? file : 'infra/settings/example.yaml');
  new ReplywatchStack(app, 'Replywatch', {
    settings,
    ...(typeof stackName === 'string' && { stackName }),
  });
} catch (error) {
  if (!(error instanceof SettingsFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
