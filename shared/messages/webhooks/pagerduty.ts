import { minutes } from '#shared/domain/instant';
import type { IncidentEvents } from '#shared/ports/webhooks';
import { byUrgency } from '#shared/domain/escalation/urgency';
import { cutTo } from '#shared/whole-characters';
import { alertLines } from '../alert-lines.ts';
import type { AlertView, Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import type { Form, IdentifiedView } from './form.ts';
import { harmless } from './harmless.ts';

/** About 120 events a minute pass, and a webhook gets at most twenty posts in one. */
const EVENTS_A_POST = 10;
const LONGEST_SUMMARY = 1_024;

/** An event for each alert, which opens an incident or adds to the open one of the same wait. */
export const pagerdutyForm: Form<IncidentEvents> = {
  alerts(alerts, { reader }) {
    const sent = alerts.toSorted((a, b) => byUrgency(a.view, b.view)).slice(0, EVENTS_A_POST);
    return {
      content: { events: sent.map((one) => triggerOf(one, reader)) },
      listed: sent.map(({ view }) => view),
    };
  },
  test({ title, text, token }, { loudness }) {
    const trigger = {
      event_action: 'trigger',
      dedup_key: `test-${token}`,
      payload: {
        summary: title,
        source: SOURCE,
        severity: loudness === 'loud' ? 'critical' : 'info',
        custom_details: { text },
      },
    } as const;
    // Whoever asks whether it rings resolves it there; any other test closes what it opened.
    return loudness === 'loud'
      ? { events: [trigger] }
      : { events: [trigger, { event_action: 'resolve', dedup_key: trigger.dedup_key }] };
  },
};

const SOURCE = 'Replywatch';

function triggerOf(
  { view, loudness, incident }: IdentifiedView,
  reader: Reader,
): IncidentEvents['events'][number] {
  const words = wordsIn(reader.language);
  const { left, headline, opening, warnings, rows, sellerCentralUrl, openLabel, acts } = alertLines(
    view,
    reader,
  );
  const details = rows.map(([label, value]) => [harmless(label), harmless(value)] as const);
  return {
    event_action: 'trigger',
    dedup_key: incident,
    client: SOURCE,
    client_url: view.threadUrl,
    links: [
      ...acts.map(({ label, url }) => ({ href: url, text: label })),
      { href: sellerCentralUrl, text: openLabel },
    ],
    payload: {
      summary: cutTo(harmless(words.oneLine(words.labelled(left, headline), opening)), LONGEST_SUMMARY),
      source: SOURCE,
      severity: severityOf(view, loudness),
      component: harmless(view.storeName),
      class: view.clock,
      custom_details: {
        ...Object.fromEntries(details),
        ...(warnings.length > 0 && { '⚠': warnings.map(harmless) }),
      },
    },
  };
}

/** Below this the incident is critical, as it is after the deadline, and where somebody may be hurt. */
const SOON_MS = minutes(60);

/** PagerDuty's own rules may ring for `critical` and `error`, and let `warning` wait for the morning. */
function severityOf({ dueAt, now, urgent }: AlertView, loudness: IdentifiedView['loudness']): string {
  if (loudness === 'quiet') return 'warning';
  return urgent?.level === 1 || dueAt - now <= SOON_MS ? 'critical' : 'error';
}
