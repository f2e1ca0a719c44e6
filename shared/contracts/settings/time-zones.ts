import * as z from '#shared/zod';

/** Names that one person reads otherwise than another, or that no runtime knows, with what is meant by them. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  ADT: ['America/Halifax', 'Asia/Riyadh'],
  AET: ['Australia/Sydney'],
  AMT: ['America/Manaus', 'Asia/Yerevan'],
  AST: ['America/Halifax', 'Asia/Riyadh'],
  BEIJING: ['Asia/Shanghai'],
  'ASIA/BEIJING': ['Asia/Shanghai'],
  BST: ['Europe/London', 'Asia/Dhaka'],
  CDT: ['America/Chicago', 'America/Havana'],
  CEST: ['Europe/Berlin'],
  CET: ['Europe/Berlin'],
  CST: ['Asia/Shanghai', 'America/Chicago'],
  EDT: ['America/New_York'],
  EST: ['America/New_York', 'Australia/Sydney'],
  EST5EDT: ['America/New_York'],
  ECT: ['America/Guayaquil', 'Europe/Paris'],
  GST: ['Asia/Dubai', 'Atlantic/South_Georgia'],
  HST: ['Pacific/Honolulu'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  MDT: ['America/Denver'],
  MET: ['Europe/Berlin'],
  MSK: ['Europe/Moscow'],
  MST: ['America/Denver', 'America/Phoenix'],
  PDT: ['America/Los_Angeles'],
  PST: ['America/Los_Angeles', 'Asia/Manila'],
  SST: ['Asia/Singapore', 'Pacific/Pago_Pago'],
  WST: ['Australia/Perth', 'Pacific/Apia'],
};

/** Areas of IANA's database; `Etc` is none of them, since its `Etc/GMT+8` lies west of Greenwich. */
const NAMED = new RegExp(
  '^(?:UTC|[+-]\\d{2}:\\d{2}|' +
    '(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Europe|Indian|Mexico|Pacific|US)' +
    '(?:/[A-Za-z_-]+)+)$',
);

const NO_ZONE = 'is not a time zone; write one like Europe/Berlin or Asia/Shanghai';

/** Why a time zone cannot be used and what to write instead, as far as that is clear; undefined when it can be used. */
export function wrongTimeZone(name: string, unclear = NO_ZONE): string | undefined {
  const meant = MEANT[name.toUpperCase()];
  if (meant === undefined && NAMED.test(name) && isKnown(name)) return undefined;
  const [only, ...others] = meant ?? instead(name);
  if (only === undefined) return unclear;
  if (others.length === 0) return `${name} is not the full name of a time zone: write ${only}`;
  const last = others.at(-1);
  return `${name} is ambiguous: write ${[only, ...others.slice(0, -1)].join(', ')} or ${last}`;
}

/** A time zone in which this runtime can print instants; rotas can reckon in each of them (a test), though not in every name that Intl knows. */
export const timeZone = z.string().check(
  z.superRefine((name, context) => {
    const message = wrongTimeZone(name);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  z.describe('A time zone by area and city, for example Asia/Shanghai; UTC; or an offset like +08:00.'),
);

/** Zones that were asked for, each in Intl's own spelling: it takes long to answer, and settings name the same few again and again. */
const known = new Set<string>();

function isKnown(name: string): boolean {
  if (known.has(name)) return true;
  try {
    known.add(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
    return true;
  } catch {
    return false;
  }
}

/** The full name of what is an offset in other words, `UTC+8`, or a link, `Japan`. */
function instead(name: string): string[] {
  const [, sign, hour = '', minute = '00'] = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name) ?? [];
  if (sign !== undefined) return [`${sign}${hour.padStart(2, '0')}:${minute}`].filter(isKnown);
  if (/^(?:Z|GMT|Zulu|Etc\/(?:UTC|GMT|UCT|Zulu|Greenwich|Universal))$/i.test(name)) return ['UTC'];
  if (!isKnown(name)) return [];
  const full = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return NAMED.test(full) ? [full] : [];
}
