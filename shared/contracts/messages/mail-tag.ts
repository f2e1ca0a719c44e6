/** The tag of an alert's mail in SES: its value is the token under which the mail's sends were noted. */
export const MAIL_TAG = 'replywatch-mail';
