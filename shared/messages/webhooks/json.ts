import type { WebhookBody } from '#shared/contracts/messages/webhook-body';
import { byUrgency } from '#shared/domain/escalation/urgency';
import { alertLines } from '../alert-lines.ts';
import { judgeUrl, type Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import { closingLine, type ClosingView } from '../closing.ts';
import { plain } from '../plain.ts';
import type { ChatForm, IdentifiedView } from './form.ts';

/** What a program of the user's own gets: everything by name, as `infra/settings/webhook.schema.json` says. */
export const jsonForm: ChatForm<WebhookBody> = {
  alerts: (alerts, { reader }) => ({
    content: jsonBody(alerts, reader),
    listed: alerts.map(({ view }) => view),
  }),
  closings(closings, { reader }) {
    const lines = closings.map(({ id, view }) => jsonClosing(id, view, reader));
    const [only] = lines;
    const { title } = wordsIn(reader.language).closing;
    const content: WebhookBody = {
      v: 1,
      text: only !== undefined && lines.length === 1 ? only.text : title(lines.length),
      alerts: [],
      closings: lines,
    };
    return { content, listed: closings.map(({ view }) => view) };
  },
  test: ({ title, text }): WebhookBody => ({ v: 1, text: `${title}. ${text}`, alerts: [] }),
};

function jsonClosing(
  id: string,
  view: ClosingView,
  reader: Reader,
): NonNullable<WebhookBody['closings']>[number] {
  return {
    id,
    threadId: view.threadId,
    kind: view.kind,
    endedAt: new Date(view.endedAt).toISOString(),
    way: view.way,
    ...(view.by !== undefined && { by: plain(view.by) }),
    ...(view.dueAt !== undefined && { dueAt: new Date(view.dueAt).toISOString() }),
    store: plain(view.storeName),
    ...(view.marketplace !== undefined && { country: view.marketplace.country }),
    ...(view.orderId !== undefined && { orderId: plain(view.orderId) }),
    text: closingLine(view, reader),
  };
}

function jsonBody(alerts: readonly IdentifiedView[], reader: Reader): WebhookBody {
  const sorted = alerts
    .toSorted((a, b) => byUrgency(a.view, b.view))
    .map((one) => ({ ...one, lines: alertLines(one.view, reader) }));
  const [first] = sorted;
  const words = wordsIn(reader.language);
  return {
    v: 1,
    text:
      first !== undefined && sorted.length === 1
        ? words.oneLine(words.labelled(first.lines.left, first.lines.headline), first.lines.opening)
        : words.digestSubject(sorted.length, first?.lines.left ?? ''),
    alerts: sorted.map(({ id, view, lines }) => ({
      id,
      threadId: view.threadId,
      kind: view.kind,
      clock: view.clock,
      step: view.step.id,
      dueAt: new Date(view.dueAt).toISOString(),
      firstUnansweredAt: new Date(view.firstUnansweredAt).toISOString(),
      waiting: view.waiting,
      store: plain(view.storeName),
      ...(view.marketplace !== undefined && { country: view.marketplace.country }),
      ...(view.orderId !== undefined && { orderId: plain(view.orderId) }),
      ...(view.urgent !== undefined && { urgent: { ...view.urgent, words: [...view.urgent.words] } }),
      proven: view.proven,
      repeat: view.repeat,
      calls: view.calls.map((name) => plain(name)),
      headline: lines.headline,
      left: lines.left,
      sellerCentralUrl: lines.sellerCentralUrl,
      acknowledgeUrl: view.acknowledgeUrl,
      threadUrl: view.threadUrl,
      ...(view.doubts.includes('automatic') && {
        personSentItUrl: judgeUrl(view, 'reply-confirmed'),
        wasAutomaticUrl: judgeUrl(view, 'reply-dismissed'),
      }),
    })),
  };
}
