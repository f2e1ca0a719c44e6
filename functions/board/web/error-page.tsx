import type { Child } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { BarePage } from './shell.tsx';
import { shellWords } from './words.ts';

type Page = ReturnType<typeof errorPage>;

/** The page of an address at which there is nothing. */
export function notFoundPage(reader: Reader, now: Instant): Page {
  const { notFound, notFoundText } = shellWords[reader.language];
  return errorPage(reader, now, notFound, notFoundText);
}

/** The page after something failed on our side. */
export function failedPage(reader: Reader, now: Instant): Page {
  const { failed, failedText } = shellWords[reader.language];
  return errorPage(reader, now, failed, failedText);
}

/** The page after a form that did not come from a page of ours. */
export function refusedPage(reader: Reader, now: Instant): Page {
  const { refused, refusedText } = shellWords[reader.language];
  return errorPage(reader, now, refused, refusedText);
}

/** What happened, and the one way on. */
function errorPage(reader: Reader, now: Instant, title: string, text: Child) {
  return (
    <BarePage reader={reader} title={title} now={now}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="button" href="/inbox">
          {shellWords[reader.language].toInbox}
        </a>
      </p>
    </BarePage>
  );
}
