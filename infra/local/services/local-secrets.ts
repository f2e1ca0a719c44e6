import * as z from 'zod';

/** The part of Secrets Manager that functions and commands use. */
export interface LocalSecrets {
  /** Answers a call by its target; undefined for an unknown one. `slackBase` is the base URL for Slack and webhooks. */
  answer(
    target: string,
    body: string,
    slackBase: string,
  ): { readonly status: number; readonly body: string } | undefined;
}

const call = z.object({
  SecretId: z.string().optional(),
  Name: z.string().optional(),
  SecretString: z.string().optional(),
});

/**
 * `generated` are the secrets of the template. Any other name gives a URL or key for a webhook or heartbeat, until the
 * secret is put or deleted.
 */
export function localSecrets(generated: ReadonlyMap<string, string>): LocalSecrets {
  const put = new Map<string, string>();
  const deleted = new Set<string>();
  return {
    answer(target, body, slackBase) {
      const [service, operation] = target.split('.');
      if (service !== 'secretsmanager') return undefined;
      const { SecretId = '', Name = secretName(SecretId), SecretString } = call.parse(JSON.parse(body));
      switch (operation) {
        case 'GetSecretValue':
          return deleted.has(Name)
            ? refused("Secrets Manager can't find the specified secret.")
            : answered(
                Name,
                put.get(Name) ?? generated.get(Name) ?? `${slackBase}/slack/${encodeURIComponent(Name)}`,
              );
        case 'CreateSecret':
        case 'PutSecretValue':
          deleted.delete(Name);
          if (SecretString !== undefined) put.set(Name, SecretString);
          return answered(Name);
        case 'DeleteSecret':
          put.delete(Name);
          deleted.add(Name);
          return answered(Name);
        default:
          return undefined;
      }
    },
  };
}

/** Secrets Manager takes a name or an ARN, which ends with six characters of its own. */
export function secretName(nameOrArn: string): string {
  return /^arn:aws:secretsmanager:[^:]*:[^:]*:secret:(.+)-\w{6}$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

function answered(Name: string, SecretString?: string): { status: number; body: string } {
  const ARN = `arn:aws:secretsmanager:local:${Name}`;
  return {
    status: 200,
    body: JSON.stringify({ Name, ARN, ...(SecretString !== undefined && { SecretString }) }),
  };
}

function refused(message: string): { status: number; body: string } {
  return { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException', message }) };
}
