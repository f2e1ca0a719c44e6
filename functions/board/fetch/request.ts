import { Body, type BodySource } from './body.ts';
import { Headers } from './headers.ts';

interface RequestOptions {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: BodySource | null;
}

/** `Request` of the Fetch standard, as far as a server is asked by it. */
export class Request extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;

  constructor(url: string | URL, { method = 'GET', headers, body = null }: RequestOptions = {}) {
    if (body !== null && (method === 'GET' || method === 'HEAD'))
      throw new TypeError(`a ${method} request has no body`);
    super(body);
    // Parsed, so that a path with dots means the same to every reader.
    this.url = new URL(url).href;
    this.method = method;
    this.headers = new Headers(headers);
  }

  get [Symbol.toStringTag](): string {
    return 'Request';
  }
}
