import { anyInstant } from '#shared/contracts/instant-text';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { type SpApi, SpApiError } from '#shared/ports/sp-api';
import * as z from '#shared/zod';
import { spApiCalls } from './calls.ts';
import { downloadDocument } from './document.ts';
import { ORDER_PARTS, orderAnswer } from './order.ts';

export interface AmazonSpApiOptions {
  readonly credentials: () => Promise<SpApiSecret>;
  /** An endpoint for all calls instead of Amazon's, like the AWS SDK's own variables. */
  readonly endpointUrl?: string;
  /** The time-out of a call: eight seconds by default. */
  readonly timeoutMs?: number;
  /** The time-out of a document's download: a minute by default. */
  readonly downloadTimeoutMs?: number;
}

const id = z.string().check(z.minLength(1));
/** Some operations wrap their answer, some do not. */
function wrapped<Answer>(schema: z.ZodMiniType<Answer>): z.ZodMiniType<Answer> {
  return z.pipe(
    z.unknown(),
    z.transform((answer, context): Answer => {
      const inner = z.object({ payload: z.unknown() }).safeParse(answer).data?.payload;
      const parsed = schema.safeParse(inner ?? answer);
      if (parsed.success) return parsed.data;
      context.issues.push({ code: 'custom', message: 'has an unexpected form', input: answer });
      return z.NEVER;
    }),
  );
}

const destination = z.pipe(
  z.object({
    destinationId: id,
    name: z.string(),
    resource: z.nullish(z.object({ sqs: z.nullish(z.object({ arn: id })) })),
  }),
  z.transform(({ destinationId, name, resource }) => ({
    id: destinationId,
    name,
    ...(resource?.sqs && { queueArn: resource.sqs.arn }),
  })),
);
const subscription = z.object({
  subscriptionId: id,
  destinationId: id,
  payloadVersion: id,
  processingDirective: z.nullish(
    z.object({ eventFilter: z.nullish(z.object({ orderChangeTypes: z.nullish(z.array(z.string())) })) }),
  ),
});
const report = z.object({
  reportId: id,
  reportType: id,
  marketplaceIds: z.nullish(z.array(z.string())),
  createdTime: anyInstant,
  processingStatus: z.union([
    z.enum(['IN_QUEUE', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'FATAL']),
    z.pipe(
      z.string(),
      z.transform(() => 'unknown' as const),
    ),
  ]),
  reportDocumentId: z.nullish(id),
});
const participation = z.object({
  marketplace: z.object({ id }),
  participation: z.object({ isParticipating: z.boolean() }),
});
const anything = z.looseObject({});

const NOTIFICATIONS = '/notifications/v1';
const REPORTS = '/reports/2021-06-30';
const part = encodeURIComponent;

/** SP-API by the package amazon-sp-api. */
export function amazonSpApi({
  credentials,
  endpointUrl,
  timeoutMs = 8_000,
  downloadTimeoutMs = 60_000,
}: AmazonSpApiOptions): SpApi {
  const call = spApiCalls({ credentials, timeoutMs, ...(endpointUrl !== undefined && { endpointUrl }) });
  return {
    destinations: (region) =>
      call(
        { operation: 'getDestinations', by: region, method: 'GET', path: `${NOTIFICATIONS}/destinations` },
        wrapped(z.array(destination)),
      ),

    async createDestination(region, name, queueArn) {
      const made = await call(
        {
          operation: 'createDestination',
          by: region,
          method: 'POST',
          path: `${NOTIFICATIONS}/destinations`,
          body: { name, resourceSpecification: { sqs: { arn: queueArn } } },
        },
        wrapped(z.object({ destinationId: id })),
      );
      return made.destinationId;
    },

    async deleteDestination(region, destinationId) {
      const path = `${NOTIFICATIONS}/destinations/${part(destinationId)}`;
      await call({ operation: 'deleteDestination', by: region, method: 'DELETE', path }, anything);
    },

    async subscription(account, type, payloadVersion) {
      try {
        const found = await call(
          {
            operation: 'getSubscription',
            by: account,
            method: 'GET',
            path: `${NOTIFICATIONS}/subscriptions/${part(type)}`,
            query: { payloadVersion },
          },
          wrapped(subscription),
        );
        const orderChangeTypes = found.processingDirective?.eventFilter?.orderChangeTypes;
        return {
          id: found.subscriptionId,
          type,
          destinationId: found.destinationId,
          payloadVersion: found.payloadVersion,
          ...(orderChangeTypes && { orderChangeTypes }),
        };
      } catch (error) {
        if (error instanceof SpApiError && error.failure === 'missing') return undefined;
        throw error;
      }
    },

    async createSubscription(account, { type, payloadVersion, destinationId, orderChangeTypes }) {
      const made = await call(
        {
          operation: 'createSubscription',
          by: account,
          method: 'POST',
          path: `${NOTIFICATIONS}/subscriptions/${part(type)}`,
          body: {
            payloadVersion,
            destinationId,
            ...(orderChangeTypes !== undefined && {
              processingDirective: { eventFilter: { eventFilterType: type, orderChangeTypes } },
            }),
          },
        },
        wrapped(z.object({ subscriptionId: id })),
      );
      return made.subscriptionId;
    },

    async deleteSubscription(region, type, subscriptionId) {
      const path = `${NOTIFICATIONS}/subscriptions/${part(type)}/${part(subscriptionId)}`;
      await call({ operation: 'deleteSubscriptionById', by: region, method: 'DELETE', path }, anything);
    },

    async marketplaces(account) {
      const all = await call(
        {
          operation: 'getMarketplaceParticipations',
          by: account,
          method: 'GET',
          path: '/sellers/v1/marketplaceParticipations',
        },
        wrapped(z.array(participation)),
      );
      return all.flatMap((one) => (one.participation.isParticipating ? [one.marketplace.id] : []));
    },

    async createReport(account, { reportType, marketplaceId, from }) {
      const made = await call(
        {
          operation: 'createReport',
          by: account,
          method: 'POST',
          path: `${REPORTS}/reports`,
          body: {
            reportType,
            marketplaceIds: [marketplaceId],
            ...(from !== undefined && { dataStartTime: new Date(from).toISOString() }),
          },
        },
        z.object({ reportId: id }),
      );
      return made.reportId;
    },

    async report(account, reportId) {
      const path = `${REPORTS}/reports/${part(reportId)}`;
      const made = await call({ operation: 'getReport', by: account, method: 'GET', path }, report);
      return {
        reportId: made.reportId,
        reportType: made.reportType,
        marketplaceIds: made.marketplaceIds ?? [],
        createdAt: made.createdTime,
        status: made.processingStatus,
        ...(made.reportDocumentId && { documentId: made.reportDocumentId }),
      };
    },

    order: (account, orderId) =>
      call(
        {
          operation: 'getOrder',
          by: account,
          method: 'GET',
          path: `/orders/2026-01-01/orders/${part(orderId)}`,
          query: { includedData: ORDER_PARTS },
        },
        orderAnswer,
      ),

    async document(account, documentId) {
      const path = `${REPORTS}/documents/${part(documentId)}`;
      const { url, compressionAlgorithm } = await call(
        { operation: 'getReportDocument', by: account, method: 'GET', path },
        z.object({ url: z.url(), compressionAlgorithm: z.nullish(z.string()) }),
      );
      return downloadDocument(url, compressionAlgorithm ?? undefined, downloadTimeoutMs);
    },
  };
}
