/**
 * The namespace and names of our metrics, for the functions that count and the alarms that watch. A metric costs as long as
 * something is counted: so zeros are not, and what is always so is not.
 */
export const metrics = {
  namespace: 'Replywatch',
  /** Mails that became a thread of kind `unknown`. */
  unknownMails: 'UnknownMails',
  alertsAccepted: 'AlertsAccepted',
  /** Alerts that a channel refused for good, or did not take three times in a row. */
  alertsFailed: 'AlertsFailed',
  /** Alerts in mails that bounced, that SES rejected or that somebody marked as spam. */
  alertsUndelivered: 'AlertsUndelivered',
  /** Notifications that made no fact. */
  notificationsDeadLettered: 'NotificationsSetAside',
  /** Reports of Amazon's that were given up. */
  reportsFailed: 'ReportsFailed',
  /** Reports that have not come in for three days. */
  reportsMissing: 'ReportsMissing',
  /** What could not be set up at SP-API. */
  setUpProblems: 'SetUpProblems',
  /** What the last audit found wrong. */
  auditProblems: 'AuditProblems',
  /** Stores and marketplaces whose mail is more silent than chance explains. */
  mailSilent: 'MailSilent',
} as const;
