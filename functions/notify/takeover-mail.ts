import { type MailChannel, mailPerson } from '#shared/application/people/mail-person';
import { html } from 'hono/html';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import type { Reader } from '#shared/messages/alert-view';
import { plain } from '#shared/messages/plain';
import { spanIn } from '#shared/messages/time';
import type { TakeoverMail } from '#shared/ports/people/takeovers';

interface TakeoverMailDeps {
  readonly settings: SettingsSource;
  readonly email: MailChannel;
  /** The base URL of the board. */
  readonly publicUrl: string;
}

/** Tells one person that they take over, or that somebody takes over from them; or that this was undone. */
export async function sendTakeoverMail(deps: TakeoverMailDeps, mail: TakeoverMail): Promise<void> {
  const { settings } = await deps.settings.current();
  const person = settings.people[mail.to];
  // Who has left the settings since has no address any more, and no duty.
  if (person === undefined) return;
  const nameOf: NameOf = (id) => plain(settings.people[id]?.name ?? id);
  const content = await takeoverMail(mail, nameOf, person, `${deps.publicUrl}/duty`);
  await mailPerson(deps.email, settings, mail.to, content);
}

const WORDS = {
  en: {
    youTakeOver: (when: string) => `You take over on call: ${when}`,
    takesOverFromYou: (who: string, when: string) => `${who} takes over from you: ${when}`,
    noLonger: (when: string) => `Undone: you do not take over after all: ${when}`,
    yoursAgain: (when: string) => `Undone: your duty is yours again: ${when}`,
    made: (by: string) => `${by} entered this on the duty page.`,
    undone: (by: string) => `${by} undid this on the duty page.`,
    toYou: (whose: string) => `Alerts for ${whose} come to you in that time. Nothing else changes.`,
    toThem: (who: string) =>
      `In that time ${who} gets the alerts that would come to you on call. After it they come to you again.`,
    byTheRota: 'Alerts in that time go to those on duty by the rota again.',
    whoever: 'those on call',
    rota: (rota: string) => `Rota: ${rota}`,
    see: 'See who is on duty',
  },
  'zh-CN': {
    youTakeOver: (when: string) => `请您代班：${when}`,
    takesOverFromYou: (who: string, when: string) => `${who} 替您代班：${when}`,
    noLonger: (when: string) => `代班已撤销，您不用代班：${when}`,
    yoursAgain: (when: string) => `代班已撤销，仍由您值班：${when}`,
    made: (by: string) => `由 ${by} 在值班页面登记。`,
    undone: (by: string) => `由 ${by} 在值班页面撤销。`,
    toYou: (whose: string) => `这段时间里，原本通知${whose}的提醒会发给您，其他不变。`,
    toThem: (who: string) => `这段时间里，原本发给您的值班提醒会发给 ${who}，之后恢复发给您。`,
    byTheRota: '这段时间的提醒恢复按排班发送。',
    whoever: '值班人',
    rota: (rota: string) => `排班：${rota}`,
    see: '查看值班安排',
  },
} as const;

type NameOf = (id: string) => string;

async function takeoverMail(
  mail: TakeoverMail,
  nameOf: NameOf,
  reader: Reader,
  url: string,
): Promise<MailContent> {
  const words = WORDS[reader.language];
  const { subject, effect } = meaningFor(mail, nameOf, reader);
  const { rota } = mail.takeover;
  const lines = [
    effect,
    ...(rota === undefined ? [] : [words.rota(rota)]),
    words[mail.change](nameOf(mail.by)),
  ];
  const body = html`<p style="font-size:18px;font-weight:bold;margin:0 0 12px">${subject}</p>
    ${lines.map((line) => html`<p style="margin:0 0 12px">${line}</p>`)}
    <p style="margin:16px 0 0">
      <a
        href="${url}"
        style="display:inline-block;background:#1f4fa3;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none"
        >${words.see}</a
      >
    </p>`;
  return {
    subject,
    text: `${[subject, '', ...lines, '', `${words.see}: ${url}`].join('\n')}\n`,
    html: await mailDocument(reader, body),
    references: '<duty@thread.replywatch>',
  };
}

/** What happened, and what it means for the reader. */
function meaningFor(
  { to, change, takeover: { person, insteadOf, from, until } }: TakeoverMail,
  nameOf: NameOf,
  { language, timeZone }: Reader,
): { readonly subject: string; readonly effect: string } {
  const words = WORDS[language];
  const when = spanIn(language, { from, until }, timeZone);
  const takesOver = person === to;
  if (change === 'undone')
    return { subject: takesOver ? words.noLonger(when) : words.yoursAgain(when), effect: words.byTheRota };
  if (!takesOver)
    return { subject: words.takesOverFromYou(nameOf(person), when), effect: words.toThem(nameOf(person)) };
  const whose = insteadOf === undefined ? words.whoever : nameOf(insteadOf);
  return { subject: words.youTakeOver(when), effect: words.toYou(whose) };
}
