/** The namespace and names of our metrics, for the functions that count and the alarms that watch. */
export const metrics = {
  namespace: 'Replywatch',
  /** Mails that became a thread of kind `unknown`. */
  unknownMails: 'UnknownMails',
  alertsAccepted: 'AlertsAccepted',
  /** Attempts that a channel did not accept. */
  alertsFailed: 'AlertsFailed',
  /** Threads that a sweep looked at. */
  threadsDue: 'ThreadsDue',
  /** Threads that a sweep could not move on. */
  threadsFailed: 'ThreadsFailed',
} as const;
