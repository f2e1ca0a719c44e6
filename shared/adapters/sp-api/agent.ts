import { Agent } from 'node:https';
import { createConnection, type Socket } from 'node:net';

/**
 * Makes every call of the client connect to another server, unencrypted, with the intended Host header. The client
 * has no setting for this, only an agent.
 */
export class EndpointAgent extends Agent {
  private readonly endpoint: URL;

  constructor(endpointUrl: string) {
    super({ keepAlive: true });
    this.endpoint = new URL(endpointUrl);
  }

  override createConnection(): Socket {
    return createConnection({ host: this.endpoint.hostname, port: Number(this.endpoint.port) });
  }
}
