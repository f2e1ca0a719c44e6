import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { PUSH_PATH } from '#infra/local/services/push-service';
import { type FunctionCalls, startFunctionCalls } from '#infra/local/services/function-calls';
import { type References, resolve, type TemplateResource } from '#infra/local/state/template';
import type { ServiceCall } from '#infra/local/state/types';
import { runFunction, type RunningFunction, type RunOptions } from './lambda-runner.ts';
import { type ServiceProxy, startProxy } from './service-proxy.ts';

type Service = Exclude<ServiceCall['service'], 'slack'>;

/** The variable that tells the SDK where a service is. */
const ENDPOINT_VARIABLE: Readonly<Record<Service, string>> = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  sqs: 'AWS_ENDPOINT_URL_SQS',
  s3: 'AWS_ENDPOINT_URL_S3',
  ses: 'AWS_ENDPOINT_URL_SES',
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  cloudwatch: 'AWS_ENDPOINT_URL_CLOUDWATCH',
  lambda: 'AWS_ENDPOINT_URL_LAMBDA',
  bedrock: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
};

const properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/** Handlers of the CDK's provider framework are not run here: `provide` does their work. */
const FRAMEWORK = 'framework.';

export interface DeployOptions extends RunOptions {
  readonly assemblyDir: string;
  readonly endpoints: Readonly<Record<Exclude<Service, 'lambda'>, string>>;
  /** The SP-API endpoint for the functions that use it. */
  readonly spApiEndpoint: string;
  readonly onServiceCall: ((call: ServiceCall) => void) | undefined;
}

/** The functions of the template by logical id, how they call each other, and the proxies that end with them. */
export interface Deployed {
  readonly functions: ReadonlyMap<string, RunningFunction>;
  readonly calls: FunctionCalls;
  readonly proxies: readonly ServiceProxy[];
}

/** Runs each function of the template with its own environment, pointed at the local services. */
export async function deployFunctions(
  resources: readonly TemplateResource[],
  references: References,
  options: DeployOptions,
): Promise<Deployed> {
  const functions = new Map<string, RunningFunction>();
  const proxies: ServiceProxy[] = [];
  const calls = await startFunctionCalls((name) => functions.get(name));
  const services = { ...options.endpoints, lambda: calls.endpoint };
  for (const resource of resources.filter(({ type }) => type === 'AWS::Lambda::Function')) {
    const { Code, Handler, Timeout, Environment } = properties.parse(
      resolve(resource.properties, references),
    );
    if (Handler.startsWith(FRAMEWORK)) continue;
    if (Handler !== 'index.handler')
      throw new Error(`${resource.id} has the handler ${Handler}, not index.handler`);
    const name = Environment.Variables['POWERTOOLS_SERVICE_NAME'] ?? resource.id;
    const endpoints = await throughProxies(
      name,
      services,
      options.onServiceCall,
      () => functions.get(resource.id)?.kill(),
      proxies,
    );
    const running = runFunction(
      {
        name,
        bundle: pathToFileURL(
          join(options.assemblyDir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs'),
        ).href,
        timeoutMs: Timeout * 1000,
        environment: {
          ...environmentOf(resource.id, Environment.Variables, endpoints, options.endpoints.sqs),
          ...('SP_API_SECRET_NAME' in Environment.Variables && {
            SP_API_ENDPOINT_URL: options.spApiEndpoint,
          }),
          ...('PUSH_SECRET_ARN' in Environment.Variables && {
            PUSH_ENDPOINT_URL: `${options.endpoints.ses}${PUSH_PATH}`,
          }),
          ...(name === 'notify' && { RINGING_ENDPOINT_URL: endpoints.ses }),
        },
      },
      options,
    );
    functions.set(resource.id, running);
  }
  return { functions, calls, proxies };
}

function environmentOf(
  id: string,
  variables: Readonly<Record<string, string>>,
  endpoints: Readonly<Record<Service, string>>,
  sqs: string,
): Record<string, string> {
  // The SDK calls the host of a queue's URL, so the URLs must name the same host as the endpoint.
  const moved = Object.fromEntries(
    Object.entries(variables).map(([key, value]) => [key, value.replaceAll(sqs, endpoints.sqs)]),
  );
  return {
    ...moved,
    ...Object.fromEntries(
      Object.entries(ENDPOINT_VARIABLE).map(([service, variable]) => [
        variable,
        endpoints[service as Service],
      ]),
    ),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_LAMBDA_FUNCTION_NAME: id,
    TZ: 'UTC',
  };
}

async function throughProxies(
  name: string,
  endpoints: Readonly<Record<Service, string>>,
  onServiceCall: DeployOptions['onServiceCall'],
  kill: () => void,
  proxies: ServiceProxy[],
): Promise<Readonly<Record<Service, string>>> {
  if (onServiceCall === undefined) return endpoints;
  const through = async (
    service: ServiceCall['service'],
    target: string,
    slackBase?: string,
  ): Promise<string> => {
    const proxy = await startProxy({
      function: name,
      service,
      target,
      onCall: onServiceCall,
      kill,
      ...(slackBase !== undefined && { slackBase }),
    });
    proxies.push(proxy);
    return proxy.endpoint;
  };
  const slack = await through('slack', endpoints.ses);
  return {
    dynamodb: await through('dynamodb', endpoints.dynamodb),
    sqs: await through('sqs', endpoints.sqs),
    s3: await through('s3', endpoints.s3),
    ses: await through('ses', endpoints.ses),
    secretsmanager: await through('secretsmanager', endpoints.secretsmanager, slack),
    cloudwatch: await through('cloudwatch', endpoints.cloudwatch),
    lambda: await through('lambda', endpoints.lambda),
    bedrock: await through('bedrock', endpoints.bedrock),
  };
}
