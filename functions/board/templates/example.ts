import { days, hours, type Instant } from '#shared/domain/instant';
import type { Values } from '#shared/domain/templates/fill';

interface Example {
  readonly buyer: string;
  readonly item: string;
  readonly status: string;
}

const ENGLISH: Example = { buyer: 'Emma Clark', item: 'LED desk lamp', status: 'in transit' };

const EXAMPLES: Readonly<Record<string, Example>> = {
  de: { buyer: 'Anna Schmidt', item: 'LED-Schreibtischlampe', status: 'unterwegs' },
  fr: { buyer: 'Camille Martin', item: 'Lampe de bureau LED', status: 'en cours d’acheminement' },
  it: { buyer: 'Giulia Rossi', item: 'Lampada da scrivania LED', status: 'in transito' },
  es: { buyer: 'Lucía García', item: 'Lámpara de escritorio LED', status: 'en tránsito' },
  ja: { buyer: '佐藤 美咲', item: 'LEDデスクライト', status: '輸送中' },
  zh: { buyer: '王芳', item: 'LED 台灯', status: '运输中' },
};

/** What an order could fill a template with, in a language. */
export function exampleValues(
  language: string,
  { store, me, timeZone }: { readonly store: string; readonly me: string; readonly timeZone: string },
  now: Instant,
): Values {
  const { buyer, item, status } = EXAMPLES[language] ?? ENGLISH;
  const day = new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    buyer,
    order: '302-9081726-3544536',
    item,
    carrier: 'DHL',
    tracking: '00340434161094042557',
    'package status': status,
    'ship by': day.format(now),
    'deliver by': day.format(now + days(3)),
    'promised time': time.format(now + hours(4)),
    store,
    me,
  };
}
