/** What stays where this command does not reach, and for how long; a test checks the lifetimes against the template. */
export const LEFT = `What is left:
  ended waits, 100 days: when messages came and were answered, not whose they were, for the figures
  the backup of the table by point-in-time recovery, 3 days; after restoring from it, run this again
  messages in queues, up to 4 days, and dead letters, up to 14 days: headers of mails, and what SP-API said about an order
  logs, a year: ids of threads, which name their order, but no words, names or addresses
  records of who read or changed what, 365 days: keys of mails and ids of threads, including those of this deletion
  alerts that were sent: those by e-mail quote the message, and stay where they were delivered
  evidence that a manager downloaded, wherever it is stored now: ask the managers to delete it
  Amazon, and the mailbox that forwards to Replywatch, if one does
A mail from this buyer that arrives later, or is still in a queue, begins a new thread.`;
