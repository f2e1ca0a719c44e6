/** How many alerts a digest has room for, most urgent first, and how many of these can have links. */
export interface Room {
  readonly listed: number;
  readonly linked: number;
}

/** Lists as many of the alerts as fit without links, then gives as many of these links as fit. */
export function roomFor(alerts: number, fits: (room: Room) => boolean): Room {
  const listed = mostThat(alerts, (count) => fits({ listed: count, linked: 0 }));
  return { listed, linked: mostThat(listed, (count) => fits({ listed, linked: count })) };
}

/** The greatest number up to `most` that passes; below one that passes, all pass. */
export function mostThat(most: number, passes: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
