/**
 * The namespace and names of our metrics, for the functions that count and the alarms that watch. A metric costs
 * money while something is counted, so zeros and constant values are not counted.
 */
export const metrics = {
  namespace: 'Replywatch',
  /** Mails that became a thread of kind `unknown`. */
  unknownMails: 'UnknownMails',
  /** Mails with which SES tried a receipt rule; they are dropped. */
  setUpMails: 'SetUpMails',
  alertsAccepted: 'AlertsAccepted',
  /** Alerts that a channel refused for good, or did not accept three times in a row. */
  alertsFailed: 'AlertsFailed',
  /** Alerts in mails that bounced, that SES rejected, or that somebody marked as spam. */
  alertsUndelivered: 'AlertsUndelivered',
  /** Notifications that made no fact. */
  notificationsDeadLettered: 'NotificationsSetAside',
  /** Reports of Amazon's that were given up. */
  reportsFailed: 'ReportsFailed',
  /** Reports that have not come in for three days. */
  reportsMissing: 'ReportsMissing',
  /** What could not be set up at SP-API. */
  setUpProblems: 'SetUpProblems',
  /** Problems found by the last audit. */
  auditProblems: 'AuditProblems',
  /** Stores and marketplaces whose mail has been silent for longer than chance explains. */
  mailSilent: 'MailSilent',
} as const;

export type MetricName = Exclude<keyof typeof metrics, 'namespace'>;
