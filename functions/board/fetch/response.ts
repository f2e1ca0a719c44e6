import { Body, type BodySource } from './body.ts';
import { Headers } from './headers.ts';

interface ResponseOptions {
  readonly status?: number | undefined;
  readonly statusText?: string | undefined;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
}

/** `Response` of the Fetch standard, as far as a server answers with it. */
export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;

  constructor(
    body: BodySource | null = null,
    { status = 200, statusText = '', headers }: ResponseOptions = {},
  ) {
    if (!Number.isInteger(status) || status < 200 || status > 599)
      throw new RangeError(`a response has no status ${status}`);
    super(body);
    this.status = status;
    this.statusText = statusText;
    this.headers = new Headers(headers);
    if (typeof body === 'string' && !this.headers.has('Content-Type'))
      this.headers.set('Content-Type', 'text/plain;charset=UTF-8');
  }

  get ok(): boolean {
    return this.status < 300;
  }

  get [Symbol.toStringTag](): string {
    return 'Response';
  }
}
