import { Failure } from '#shared/failure';
/**
 * Answers CloudFormation at the presigned URL of its request.
 *
 * @throws when the answer is refused, so that Lambda tries again.
 */
export async function putAnswer(url: string, body: string): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: 'PUT',
    // Sent as bytes: a text would add a content type, which the URL's signature does not allow.
    body: new TextEncoder().encode(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!ok) throw new Failure(`CloudFormation refused the answer with status ${status}`);
}
