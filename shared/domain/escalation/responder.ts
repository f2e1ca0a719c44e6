/** A person as escalation sees them: an e-mail address is certain, a Slack channel is not. */
export interface Responder {
  readonly id: string;
  /** Id of the Slack channel that reaches them. */
  readonly slack?: string;
  /** Id of the webhook that reaches them. */
  readonly webhook?: string;
}
