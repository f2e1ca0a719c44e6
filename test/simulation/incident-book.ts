import type { AlertMessage } from '#shared/ports/alerts';

/** An event that a service of incidents was handed, whether it took it or not. */
export interface Heard {
  readonly action: 'trigger' | 'acknowledge' | 'resolve';
  readonly key: string;
  readonly taken: boolean;
}

/** Stands for a service that keeps incidents by their key, and remembers in which order it heard of them. */
export interface IncidentBook {
  readonly heard: readonly Heard[];
  hand(message: AlertMessage, taken: boolean): void;
}

export function incidentBook(): IncidentBook {
  const heard: Heard[] = [];
  return {
    heard,
    hand(message, taken) {
      if (message.channel !== 'webhook' || !('events' in message.body)) return;
      for (const { event_action: action, dedup_key: key } of message.body.events)
        heard.push({ action, key, taken });
    },
  };
}
