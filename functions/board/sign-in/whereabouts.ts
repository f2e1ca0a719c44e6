import type { Context } from 'hono';
import type { Whereabouts } from '#shared/ports/people/sign-in';
import * as z from '#shared/zod';

/** The part of API Gateway's event that says who calls. */
const callSchema = z.object({
  requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }),
});

/** Most browsers name others too, for old sites: the first name found here is the true one. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What is known of whoever sends a request. */
export function whereaboutsOf(context: Context): Whereabouts {
  const call = callSchema.safeParse(context.env);
  return {
    address: call.success ? call.data.requestContext.http.sourceIp : 'unknown',
    browser: browserIn(context.req.header('user-agent') ?? ''),
  };
}

/** `Chrome, Windows`: only names that we know, so nothing that a stranger wrote gets into a mail or a page. */
function browserIn(userAgent: string): string | undefined {
  const found = [BROWSERS, SYSTEMS].flatMap(
    (known) => known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [],
  );
  return found.length === 0 ? undefined : found.join(', ');
}
