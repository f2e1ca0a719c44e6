/** Whether a body is a form that may carry files. */
export function isMultipart(contentType: string | undefined): boolean {
  return /^multipart\/form-data *;/i.test(contentType ?? '');
}

/** What a form of a page holds: its fields, and its files where it may have some. */
export interface Sent {
  readonly fields: URLSearchParams;
  readonly files: readonly SentFile[];
}

/** A file of a form. */
export interface SentFile {
  /** As the browser says; it may hold anything. */
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A form as a browser sends it; undefined for a body that is none. */
export async function sentIn(contentType: string | undefined, body: ArrayBuffer): Promise<Sent | undefined> {
  if (!isMultipart(contentType))
    return { fields: new URLSearchParams(new TextDecoder().decode(body)), files: [] };
  try {
    // The whole body is here already, and bounded. Only Node's own class, which the board does not start with, takes a form apart.
    const whole = new globalThis.Response(body, { headers: { 'content-type': contentType ?? '' } });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the warning is about bodies without a bound
    const form = await whole.formData();
    const fields = new URLSearchParams();
    const files: SentFile[] = [];
    for (const [name, value] of form)
      if (typeof value === 'string') fields.append(name, value);
      else files.push(value);
    return { fields, files };
  } catch {
    return undefined;
  }
}
