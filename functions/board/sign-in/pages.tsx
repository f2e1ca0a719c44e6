import type { FC, PropsWithChildren } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Instant, minutes } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { BarePage, Notice } from '../web/shell.tsx';
import { signInWords } from './words.ts';

interface Page {
  readonly reader: Reader;
  readonly now: Instant;
}

interface PageThen extends Page {
  /** Where the person wanted to go. */
  readonly then: string;
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Asks for an e-mail address. */
export function askPage({
  then,
  state,
  wrong,
  hasOidc,
  ...page
}: PageThen & {
  /** What the person has just done: signed out, or come back from a sign-in that another browser began. */
  readonly state?: 'out' | 'out-everywhere' | 'begin-anew' | undefined;
  /** What was entered, and is no address. */
  readonly wrong?: string;
  /** Whether the shop has a provider of its own. */
  readonly hasOidc: boolean;
}): Html {
  const words = signInWords[page.reader.language];
  const isWrong = wrong !== undefined;
  return (
    <SignInPage {...page} title={words.title}>
      {state !== undefined && <Notice kind={state === 'begin-anew' ? 'warn' : 'done'}>{words[state]}</Notice>}
      {hasOidc && (
        <>
          <p>
            <a class="button primary" href={`/sign-in/oidc?then=${encodeURIComponent(then)}`}>
              {words.oidc}
            </a>
          </p>
          <p>{words.orByMail}</p>
        </>
      )}
      {!hasOidc && <p>{words.lead}</p>}
      <form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="then" value={then} />
        <label>
          {words.email}
          <input
            type="email"
            name="email"
            autocomplete="email"
            required
            maxlength={254}
            {...(isWrong && { value: wrong, 'aria-invalid': 'true', 'aria-describedby': 'wrong' })}
          />
        </label>
        {isWrong && (
          <p class="missed" id="wrong">
            {words.wrongEmail}
          </p>
        )}
        <button {...(!hasOidc && { class: 'primary' })}>{words.send}</button>
      </form>
    </SignInPage>
  );
}

/** Says where the link is, for known and unknown addresses alike. */
export function sentPage({ then, ...page }: PageThen): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.sentTitle}>
      <p>{words.sent}</p>
      <p class="quiet">{words.sentNothing}</p>
      <p>
        <a href={`/sign-in?then=${encodeURIComponent(then)}`}>{words.another}</a>
      </p>
    </SignInPage>
  );
}

/** What a link opens: a button, since mail scanners open links too. The form posts to the link itself. */
export function linkPage({ name, ...page }: Page & { readonly name: string }): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.title}>
      <form class="fields" method="post">
        <button class="primary">{words.hello(name)}</button>
      </form>
      <p>{words.press}</p>
      <p class="quiet">{words.notYours}</p>
    </SignInPage>
  );
}

/** Why a link does not work, with a new one by one click where it is known to whom it was sent. */
export function deadLinkPage({
  then,
  why,
  email,
  ...page
}: PageThen & { readonly why: 'used' | 'old' | 'unknown'; readonly email?: string }): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.dead[why]}>
      <p>{words.deadText[why]}</p>
      {email === undefined ? (
        <p>
          <a class="button primary" href={`/sign-in?then=${encodeURIComponent(then)}`}>
            {words.title}
          </a>
        </p>
      ) : (
        <form class="fields" method="post" action="/sign-in">
          <input type="hidden" name="then" value={then} />
          <input type="hidden" name="email" value={email} />
          <button class="primary">{words.anew(email)}</button>
        </form>
      )}
    </SignInPage>
  );
}

/** After the shop's provider vouched for nobody, or for somebody who is not in the settings. */
export function strangerPage({ email, ...page }: Page & { readonly email: string | undefined }): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.stranger}>
      <p>{email === undefined ? words.notVouched : words.notKnown(email)}</p>
      <TryAnew {...page} />
    </SignInPage>
  );
}

/** When the shop's provider does not work. */
export function unreachablePage(page: Page): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.unreachable}>
      <p>{words.unreachableText}</p>
      <TryAnew {...page} />
    </SignInPage>
  );
}

const TryAnew: FC<Page> = ({ reader }) => (
  <p>
    <a class="button" href="/sign-in">
      {signInWords[reader.language].again}
    </a>
  </p>
);

/** After ten failed tries. */
export function lockedPage({ until, ...page }: Page & { readonly until: Instant }): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.locked}>
      <p>{words.lockedText(minutesUntil(until, page))}</p>
    </SignInPage>
  );
}

/** After too many requests for links from one network. */
export function tooManyPage({ until, ...page }: Page & { readonly until: Instant }): Html {
  const words = signInWords[page.reader.language];
  return (
    <SignInPage {...page} title={words.tooMany}>
      <p>{words.tooManyText(minutesUntil(until, page))}</p>
    </SignInPage>
  );
}

const SignInPage: FC<PropsWithChildren<Page & { readonly title: string }>> = ({
  reader,
  now,
  title,
  children,
}) => (
  <BarePage reader={reader} title={title} now={now}>
    <p class="sign-in-brand">Replywatch</p>
    <section class="panel stack sign-in">
      <h1>{title}</h1>
      {children}
    </section>
  </BarePage>
);

/** Whoever has not signed in has no time zone. */
function minutesUntil(until: Instant, { now }: Page): number {
  return Math.ceil((until - now) / minutes(1));
}
