/** The parts of an instant as `Intl` names them in a language. */
export interface ClockParts {
  readonly time: string;
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
}

/** How times are said. Every other language has the same keys. */
export const en = {
  /** `16:00 Tue 3 Mar` */
  clock: ({ time, weekday, day, month }: ClockParts): string => `${time} ${weekday} ${day} ${month}`,
  inZone: (clock: string, zone: string): string => `${clock}, ${zone}`,
  span: (from: string, until: string): string => `${from} to ${until}`,
  beijing: 'Beijing time',
  /** A zone by its city, or by what `Intl` calls it. */
  zone: ({ city }: { readonly city: string; readonly name: () => string }): string => `${city} time`,
  /** In a narrow place: `16:54 Tue`. */
  narrow: (time: string, day: string): string => `${time} ${day}`,
  /** Within a sentence: `11:00 on 2 March 2026, Madrid time`. */
  inSentence: (time: string, day: string, zone: string): string => `${time} on ${day}, ${zone}`,
};

export type TimeWords = typeof en;
