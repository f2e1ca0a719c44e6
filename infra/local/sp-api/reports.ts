import * as z from 'zod';
import type { Documents } from './documents.ts';
import type { notifications } from './notifications.ts';
import { json, type Operation, refusal } from './request.ts';
import type { SpApiMockOptions } from './types.ts';

interface MockReport {
  readonly reportId: string;
  readonly store: string;
  readonly region: string;
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly createdAt: number;
  readonly doneAt: number;
  readonly documentId: string | undefined;
}

const newReport = z.object({ reportType: z.string(), marketplaceIds: z.array(z.string()).min(1) });

/** Every account sells in all marketplaces of its region. */
const PARTICIPATIONS: Readonly<Record<string, readonly string[]>> = {
  na: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'],
  eu: ['A1PA6795UKMFR9', 'A1F83G8C2ARO7P', 'A13V1IB3VIYZZH'],
  fe: ['A1VC38T7YXB528'],
};

/** Reports, and the marketplaces that a seller participates in. */
export function reports(
  { now, applicationId, shop, deliver, processingSeconds = 60 }: SpApiMockOptions,
  notifying: ReturnType<typeof notifications>,
  files: Documents,
): { readonly operations: readonly Operation[]; readonly loseNotification: (reportType: string) => void } {
  const made: MockReport[] = [];
  const lost = new Set<string>();

  const notify = async (report: MockReport): Promise<void> => {
    const type = 'REPORT_PROCESSING_FINISHED';
    const subscription = notifying
      .subscriptions()
      .find((one) => one.store === report.store && one.region === report.region && one.type === type);
    const destination = notifying
      .destinations()
      .find((one) => one.region === report.region && one.destinationId === subscription?.destinationId);
    if (subscription === undefined || destination === undefined || lost.has(report.reportType)) return;
    const at = new Date(report.doneAt).toISOString();
    const body = {
      notificationVersion: '2020-09-04',
      notificationType: type,
      payloadVersion: subscription.payloadVersion,
      eventTime: at,
      payload: {
        reportProcessingFinishedNotification: {
          sellerId: `SELLER-${report.store}`,
          accountId: `amzn1.merchant.o.SELLER-${report.store}`,
          reportId: report.reportId,
          reportType: report.reportType,
          processingStatus: report.documentId === undefined ? 'CANCELLED' : 'DONE',
          reportDocumentId: report.documentId,
        },
      },
      notificationMetadata: {
        applicationId,
        subscriptionId: subscription.subscriptionId,
        publishTime: at,
        notificationId: `notification-of-${report.reportId}`,
      },
    };
    await deliver?.(destination.queueArn, JSON.stringify(body), processingSeconds);
  };

  const operations: Operation[] = [
    {
      name: 'getMarketplaceParticipations',
      method: 'GET',
      path: /^\/sellers\/v1\/marketplaceParticipations$/,
      grantless: false,
      handle: ({ region }) =>
        json(200, {
          payload: (PARTICIPATIONS[region] ?? []).map((id) => ({
            marketplace: { id },
            participation: { isParticipating: true, hasSuspendedListings: false },
          })),
        }),
    },
    {
      name: 'createReport',
      method: 'POST',
      path: /^\/reports\/2021-06-30\/reports$/,
      grantless: false,
      async handle({ store, region, body }) {
        const { reportType, marketplaceIds } = newReport.parse(body);
        const content = shop.document({
          store,
          marketplaceId: marketplaceIds[0] ?? '',
          reportType,
          at: now(),
        });
        const report = {
          reportId: `report-${made.length + 1}`,
          store,
          region,
          reportType,
          marketplaceIds,
          createdAt: now(),
          doneAt: now() + processingSeconds * 1_000,
          documentId: content === undefined ? undefined : files.add(content),
        };
        made.push(report);
        await notify(report);
        return json(202, { reportId: report.reportId });
      },
    },
    {
      name: 'getReport',
      method: 'GET',
      path: /^\/reports\/2021-06-30\/reports\/[^/]+$/,
      grantless: false,
      handle({ store, region, path }) {
        const report = made.find(
          (one) => one.store === store && one.region === region && path.endsWith(`/${one.reportId}`),
        );
        if (report === undefined) return refusal(404, 'NotFound');
        const done = now() >= report.doneAt;
        return json(200, {
          reportId: report.reportId,
          reportType: report.reportType,
          marketplaceIds: report.marketplaceIds,
          createdTime: new Date(report.createdAt).toISOString(),
          processingStatus: done ? (report.documentId === undefined ? 'CANCELLED' : 'DONE') : 'IN_QUEUE',
          ...(done && report.documentId !== undefined && { reportDocumentId: report.documentId }),
        });
      },
    },
    {
      name: 'getReportDocument',
      method: 'GET',
      path: /^\/reports\/2021-06-30\/documents\/[^/]+$/,
      grantless: false,
      handle({ path }) {
        const address = files.address(path.slice(path.lastIndexOf('/') + 1));
        return address === undefined ? refusal(404, 'NotFound') : json(200, address);
      },
    },
  ];
  return { operations, loseNotification: (reportType) => lost.add(reportType) };
}
