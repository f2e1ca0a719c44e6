/** What stays where this command does not reach, and until when; a test holds the lifetimes against the template. */
export const LEFT = `What is left:
  ended waits, 100 days: when messages came and were answered, without a word of whom, for the figures
  the backup of the table by point-in-time recovery, 3 days; whoever restores from it does this again
  messages in queues, up to 4 days, and dead letters, up to 14 days: of a mail its headers, and what SP-API told of an order
  logs, a year: ids of threads, which name their order, and no word, name or address
  records of who read or changed what, 365 days: keys of mails and ids of threads, of this deletion too
  alerts that went out: those by e-mail quote the message, and stay where they were delivered
  Amazon, and the mailbox that forwards to Replywatch, if one does
A mail of this buyer that comes in later, or is still in a queue, begins a new thread.`;
