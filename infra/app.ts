import { App, Validations } from 'aws-cdk-lib';
import { loadSettings } from './settings/load-settings.ts';
import { SettingsFileError } from './settings/settings-file-error.ts';
import { ReplywatchStack } from './stack/stack.ts';

const app = new App();
const file: unknown = app.node.tryGetContext('settings');
const stackName: unknown = app.node.tryGetContext('stackName');

try {
  const settings = loadSettings(typeof file === 'string' ? file : 'infra/settings/example.yaml');
  new ReplywatchStack(app, 'Replywatch', {
    settings,
    ...(typeof stackName === 'string' && { stackName }),
  });
  // The local run switches validation off: loading the rules takes as long as everything else together.
  if (process.env['CDK_VALIDATION'] !== 'false') {
    const { nagPacks } = await import('./stack/parts/nag.ts');
    Validations.of(app).addPlugins(...nagPacks(app));
  }
} catch (error) {
  if (!(error instanceof SettingsFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
