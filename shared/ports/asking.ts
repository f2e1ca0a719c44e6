/**
 * Asks another of our functions to do what the asker has no right to do. It resolves once the request is taken; the outcome is
 * stored by that function where the asker can read it. A request can get lost: whoever sees no outcome in time asks again.
 */
export interface Asking<Message> {
  ask(message: Message): Promise<void>;
}
