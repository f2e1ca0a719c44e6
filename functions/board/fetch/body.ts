/** What the board is sent and answers with: whole texts and bytes, never streams. `hono/html` makes objects of text. */
// eslint-disable-next-line @typescript-eslint/no-wrapper-object-types -- that is what it makes
export type BodySource = string | String | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** The part that `Request` and `Response` share. Where the standard has a stream, `body` is what the body was made of. */
export class Body {
  readonly body: string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | null;
  #isUsed = false;

  constructor(source: BodySource | null) {
    const body = source instanceof String ? source.toString() : source;
    if (
      typeof body === 'object' &&
      body !== null &&
      !(body instanceof ArrayBuffer || ArrayBuffer.isView(body))
    )
      throw new TypeError('a body of the board is text or bytes');
    this.body = body;
  }

  get bodyUsed(): boolean {
    return this.#isUsed;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.#bytes()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.#bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  #bytes(): Promise<Uint8Array> {
    const { body } = this;
    if (this.#isUsed) return Promise.reject(new TypeError('the body has been read'));
    this.#isUsed = body !== null;
    if (body === null || typeof body === 'string')
      return Promise.resolve(new TextEncoder().encode(body ?? ''));
    return Promise.resolve(
      ArrayBuffer.isView(body)
        ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
        : new Uint8Array(body),
    );
  }
}
