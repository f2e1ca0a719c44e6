import { secretsManager } from '#shared/adapters/secrets-manager';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import { uptime } from '#shared/runtime/uptime';
import { type Check, found, missing, ok } from './finding.ts';

/** Whether the secrets that the settings name exist. */
export const secrets: Check = {
  name: 'Secrets',
  look({ deployed, inForce: { settings } }) {
    const reader = secretsManager(deployed.clients.secretsManager, uptime);
    return Promise.all(
      namedSecrets(settings).map(({ name, holds }) =>
        found(`the secret ${name}`, async () => {
          const make = `put ${holds} into it: aws secretsmanager create-secret --name ${name} --secret-string ...`;
          try {
            return (await reader.read(name)).trim() === ''
              ? missing(
                  `the secret ${name} is empty`,
                  make.replace('create-secret --name', 'put-secret-value --secret-id'),
                )
              : ok(`the secret ${name} exists: ${holds}`);
          } catch (error) {
            if (error instanceof Error && /^(?:ResourceNotFound|InvalidRequest)Exception$/.test(error.name))
              return missing(`there is no secret ${name}`, make);
            throw error;
          }
        }),
      ),
    );
  },
};
