import { setTimeout as pause } from 'node:timers/promises';
import { dynamoDbOrders } from '#shared/adapters/dynamodb/orders';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { environments } from '#shared/contracts/environment';
import { orderRequestSchema } from '#shared/contracts/messages/order-request';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { fetchOrder, type FetchOrderDeps } from './fetch-order.ts';

const environment = environmentOf(environments['fetch-order'], process.env);

const deps: FetchOrderDeps = {
  api: amazonSpApi({
    credentials: spApiCredentials(
      secretsManager(secretsManagerClient(), uptime),
      environment.SP_API_SECRET_NAME,
    ),
    ...(environment.SP_API_ENDPOINT_URL !== undefined && { endpointUrl: environment.SP_API_ENDPOINT_URL }),
  }),
  orders: dynamoDbOrders(dynamoDbClient(), environment.TABLE_NAME),
  now: Date.now,
  pause,
};

/** Called by the board, which does not wait for it. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const request = orderRequestSchema.parse(event);
  const fetched = await fetchOrder(deps, request);
  logger[fetched.result === 'kept' ? 'info' : 'warn']('an order was asked for', {
    store: request.store,
    region: request.region,
    ...fetched,
  });
});
