import { Agent } from 'node:https';
import { createConnection, type Socket } from 'node:net';

/**
 * Makes every call of the client dial another server, in the clear, where it still finds the Host that the call was meant
 * for. The client knows no setting for it, only an agent.
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
