import { Failure } from '#shared/failure';
/**
 * Answers CloudFormation at the presigned URL of its request.
 *
 * @throws when the answer is refused, so that Lambda tries again.
 */
export async function putAnswer(url: string, body: string): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: 'PUT',
    // As bytes: a text would come with a content type, which the signature of the URL does not allow for.
    body: new TextEncoder().encode(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!ok) throw new Failure(`CloudFormation refused the answer with status ${status}`);
}
