import type { WebhookBody } from '../contracts/messages/webhook-body.ts';
import { byUrgency } from '../domain/escalation/urgency.ts';
import { alertLines } from './alert-lines.ts';
import { type AlertView, type Digest, judgeUrl, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import { alertPost, closingPost, digestPost } from './chat-post.ts';
import { closingLine, type ClosingView } from './closing.ts';
import { plain } from './plain.ts';
import { type Robot, robotBody, robotDigest } from './robot-body.ts';

/** An alert with the id that its attempts share. */
export interface IdentifiedView {
  readonly id: string;
  readonly view: AlertView;
}

/** The body of a webhook's post: an alert, or a digest of as many as it has room for. */
export function webhookBody(
  preset: Robot | 'json',
  alerts: readonly IdentifiedView[],
  reader: Reader,
): Digest<object> {
  const views = alerts.map(({ view }) => view);
  if (preset === 'json') return { content: jsonBody(alerts, reader), listed: views };
  const [only, ...others] = views;
  return only !== undefined && others.length === 0
    ? { content: robotBody(preset, alertPost(only, reader)), listed: views }
    : robotDigest(preset, digestPost(views, reader));
}

/** A closing line with the id that its attempts share. */
export interface IdentifiedClosing {
  readonly id: string;
  readonly view: ClosingView;
}

/** The body of a webhook's post of as many closing lines as it has room for. */
export function closingBody(
  preset: Robot | 'json',
  closings: readonly IdentifiedClosing[],
  reader: Reader,
): Digest<object, ClosingView> {
  const views = closings.map(({ view }) => view);
  if (preset !== 'json') return robotDigest(preset, closingPost(views, reader));
  const lines = closings.map(({ id, view }) => jsonClosing(id, view, reader));
  const [only] = lines;
  const { title } = wordsIn(reader.language).closing;
  const content: WebhookBody = {
    v: 1,
    text: only !== undefined && lines.length === 1 ? only.text : title(lines.length),
    alerts: [],
    closings: lines,
  };
  return { content, listed: views };
}

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
