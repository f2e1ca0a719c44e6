import type { LoadedSettings } from '#infra/settings/load-settings';
import { intakeDomains } from '#shared/contracts/settings/intake-addresses';
import type { LocalStack } from '../cloud/local-stack.ts';
import { startSmtp } from '../services/smtp.ts';
import { answerEndpoints, answerStarting } from './endpoints.ts';
import { startGatewayServer } from './gateway-server.ts';

export interface EndpointsOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Without it no mail arrives by SMTP. */
  readonly smtpPort?: number;
  readonly settings: LoadedSettings['settings'];
  /** Starts the stack behind the endpoints; links in its alerts lead to `publicUrl`. */
  readonly start: (publicUrl: string) => Promise<LocalStack>;
}

/** The running stack with its open endpoints. */
export interface OpenEndpoints {
  readonly stack: LocalStack;
  readonly url: string;
  readonly smtpPort: number | undefined;
  /** Closes the endpoints, then stops the stack. */
  stop(): Promise<void>;
}

/**
 * Opens the ports first, so that a taken one is reported at once. Until the stack is up, the endpoints ask to try again.
 *
 * @throws PortNotFree, or what the start of the stack throws; nothing is left open then.
 */
export async function openEndpoints({
  port,
  smtpPort,
  settings,
  start,
}: EndpointsOptions): Promise<OpenEndpoints> {
  let stack: LocalStack | undefined;
  const gateway = await startGatewayServer(port, (request) =>
    stack === undefined ? answerStarting(request) : answerEndpoints({ stack, settings }, request),
  );
  const opened: { stop(): Promise<void> }[] = [gateway];
  const stop = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one.stop();
    await stack?.stop();
  };
  try {
    const smtp =
      smtpPort === undefined
        ? undefined
        : await startSmtp({
            port: smtpPort,
            domains: intakeDomains(settings),
            takeIn: () => stack?.takeIn.bind(stack),
          });
    if (smtp !== undefined) opened.push(smtp);
    stack = await start(gateway.url);
    return { stack, url: gateway.url, smtpPort: smtp?.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
