import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { OpenEndpoints } from '#infra/local/web/open-endpoints';
import { dynamoDbSignInLinks } from '#shared/adapters/dynamodb/people/sign-in-links';
import { hashOfToken, newToken } from '#shared/application/people/tokens';

/** A link that signs a person in once, as `send-sign-in-link` would mail it; in the order of the people. */
export async function signInLinks(
  { stack, url }: Pick<OpenEndpoints, 'stack' | 'url'>,
  people: readonly (readonly [id: string, person: { readonly email: string }])[],
): Promise<string[]> {
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const links = dynamoDbSignInLinks(client, stack.recording.tableName);
  try {
    return await Promise.all(
      people.map(async ([person, { email }]) => {
        const token = newToken();
        await links.put({
          id: hashOfToken('sign-in', token),
          person,
          email,
          sentAt: stack.now(),
          then: '/inbox',
        });
        return `${url}/sign-in/${token}`;
      }),
    );
  } finally {
    client.destroy();
  }
}
