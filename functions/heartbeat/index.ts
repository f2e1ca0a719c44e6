import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { httpsHeartbeat } from '#shared/adapters/https-heartbeat';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { beat, type HeartbeatDeps } from './heartbeat.ts';

const environment = environmentOf(environments.heartbeat, process.env);

const deps: HeartbeatDeps = {
  audits: dynamoDbAuditLog(dynamoDbClient(), environment.TABLE_NAME),
  heartbeat: httpsHeartbeat(
    secretsManager(secretsManagerClient(), uptime),
    environment.HEARTBEAT_SECRET_NAME,
  ),
};

/**
 * Called by Lambda after each good sweep. A missing heartbeat raises no alarm here; the service outside that waits
 * for it does.
 */
export const handler = lambdaHandler(async (): Promise<void> => {
  const answer = await beat(deps, Date.now());
  if (!answer.sent) logger.warn('no heartbeat', { reason: answer.reason });
});
