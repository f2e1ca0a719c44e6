/** The tag that an alert's mail carries through SES: its value is the token under which the mail's sends were noted. */
export const MAIL_TAG = 'replywatch-mail';
