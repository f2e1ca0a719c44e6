import { raw } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { ICON_PATH, manifestPath, THEME_COLOR } from '../app/paths.ts';
import { SCRIPT_PATH, STYLE_PATH } from './assets.ts';
import { OnCallLine } from './on-call-now.tsx';
import type { Visitor } from './visitor.ts';
import { shellWords, type ShellWords } from './words.ts';

/** A whole page of the board, with its way to the other pages. */
export const Shell: FC<
  PropsWithChildren<{
    readonly visitor: Visitor;
    readonly title: string;
    /** The page of the navigation to which it belongs. */
    readonly page?: keyof ShellWords['pages'];
    readonly now: Instant;
  }>
> = ({ visitor, title, page, now, children }) => {
  const { name, reader } = visitor;
  const words = shellWords[reader.language];
  return (
    <Document reader={reader} title={title} now={now}>
      <header class="top">
        <a class="brand" href="/inbox">
          Replywatch
        </a>
        <nav aria-label={words.navigation}>
          {Object.entries(words.pages).map(([path, label]) => (
            <a href={`/${path}`} {...(path === page && { 'aria-current': 'page' })}>
              {label}
            </a>
          ))}
        </nav>
        <OnCallLine visitor={visitor} now={now} />
        <a class="me" href="/me" aria-label={words.me(name)}>
          {name}
        </a>
      </header>
      <main id="page" tabindex={-1}>
        {children}
      </main>
    </Document>
  );
};

/** A page for somebody who has not signed in, or may not: no navigation. */
export const BarePage: FC<
  PropsWithChildren<{ readonly reader: Reader; readonly title: string; readonly now: Instant }>
> = ({ reader, title, now, children }) => (
  <Document reader={reader} title={title} now={now}>
    <main id="page" class="narrow stack" tabindex={-1}>
      {children}
    </main>
  </Document>
);

const Document: FC<
  PropsWithChildren<{ readonly reader: Reader; readonly title: string; readonly now: Instant }>
> = ({ reader, title, now, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={reader.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} · Replywatch</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="icon" href={ICON_PATH} />
        <link rel="apple-touch-icon" href={ICON_PATH} />
        <link rel="manifest" href={manifestPath(reader.language)} />
        <meta name="theme-color" content={THEME_COLOR} />
        <script src={SCRIPT_PATH} defer />
      </head>
      <body data-now={now} {...leftWordsIn(reader)}>
        <a class="skip unseen" href="#page">
          {shellWords[reader.language].skip}
        </a>
        {children}
      </body>
    </html>
  </>
);

/** What the script needs to keep the times true: the words of the language. */
function leftWordsIn({ language }: Reader): Readonly<Record<`data-${string}`, string>> {
  const { units, dueNow, left, late } = wordsIn(language).leftWords;
  return {
    'data-d': units.d,
    'data-h': units.h,
    'data-min': units.min,
    'data-due-now': dueNow,
    'data-left': left,
    'data-late': late,
  };
}

/** One sentence of what happened, and what to do next. */
export const Notice: FC<PropsWithChildren<{ readonly kind: 'done' | 'warn' | 'failed' }>> = ({
  kind,
  children,
}) => (
  <div class={`notice ${kind}`} role={kind === 'failed' ? 'alert' : 'status'}>
    {children}
  </div>
);
