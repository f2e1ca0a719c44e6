import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { requestHandler } from './request-handler.ts';

export const secretsManagerClient = (): SecretsManagerClient => new SecretsManagerClient({ requestHandler });
