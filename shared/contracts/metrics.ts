/** The namespace and names of our metrics, for the functions that count and the alarms that watch. */
export const metrics = {
  namespace: 'Replywatch',
  /** A mail that became a thread of kind `unknown`. */
  unknownMails: 'UnknownMails',
  /** Alerts by what came of them. */
  alertsAccepted: 'AlertsAccepted',
  alertsFailed: 'AlertsFailed',
  /** Threads that a sweep looked at, and how late the most overdue one was (ms). */
  threadsDue: 'ThreadsDue',
  mostOverdue: 'MostOverdueMilliseconds',
} as const;
