import type { Context } from 'hono';
import { pathOfOurs } from '#shared/contracts/messages/sign-in';
import type { Reader } from '#shared/messages/alert-view';
import * as z from '#shared/zod';
import { anybody } from '../links/reader.ts';

/** Where a person goes who wanted to go nowhere in particular. */
export const FIRST_PAGE = '/inbox';

/** Where a person wanted to go, if it is a path of ours. */
export const wantedPath = z.catch(pathOfOurs, FIRST_PAGE);

/** Whoever has not signed in reads in the language of their browser. */
export function readerOf(context: Context): Reader {
  return anybody(context.req.header('accept-language'));
}
