import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import type { Settings } from '#shared/contracts/settings/settings';

/** What the settings hold and a person enters elsewhere, as outputs of the stack; `MailDomains` adds the DNS records. */
export function outputsToEnter(stack: Stack, settings: Settings): void {
  for (const [id, { name, marketplaces }] of Object.entries(settings.stores))
    new CfnOutput(stack, `IntakeAddresses${wordsOf(id)}`, {
      value: marketplaces.map(({ country, intakeAddress }) => `${country} ${intakeAddress}`).join('\n'),
      description: `To enter in Seller Central for each marketplace of ${name}, in all four rows under Settings > Notification Preferences > Messaging`,
    });
  const secrets = namedSecrets(settings);
  if (secrets.length > 0)
    new CfnOutput(stack, 'SecretsToKeep', {
      value: secrets.map(({ name, holds }) => `${name}: ${holds}`).join('\n'),
      description: 'The secrets that a person keeps in Secrets Manager',
    });
}

function wordsOf(id: string): string {
  return id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
