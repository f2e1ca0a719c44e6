/** Sends fields as a form of the page does, with its token; undefined when the server cannot be reached or says no. */
export async function postFields(
  form: HTMLFormElement,
  path: string,
  fields: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Document | undefined> {
  const token = form.querySelector<HTMLInputElement>('[name="token"]')?.value ?? '';
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ token, ...fields }),
      ...(signal !== undefined && { signal }),
    });
    return answer.ok && !answer.redirected
      ? new DOMParser().parseFromString(await answer.text(), 'text/html')
      : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the part with this id of another page in the place of ours. */
export function replacePart(id: string, found: Document | undefined): void {
  const theirs = found?.getElementById(id);
  if (theirs) document.getElementById(id)?.replaceWith(document.adoptNode(theirs));
}
