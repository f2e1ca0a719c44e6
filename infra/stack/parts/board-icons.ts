import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** A clock whose ring ends in an arrow, in the unit square around its middle: within what a phone cuts into any shape. */
const RADIUS = 0.235;
const HALF_WIDTH = 0.034;
/** Where the ring begins and ends, in degrees clockwise from three o'clock. */
const RING = { from: 0, to: 315 };
const LINES: readonly (readonly Point[])[] = [
  [
    [0.235, -0.27],
    [0.235, -0.135],
    [0.1, -0.135],
  ],
  [
    [0, -0.135],
    [0, 0.01],
    [0.095, 0.07],
  ],
];

const PAPER: Colour = [31, 79, 163];
const INK: Colour = [255, 255, 255];
/** The shades between paper and ink, which make round edges smooth: four bits a pixel. */
const SHADES = 16;

/** The pictures of the installed board as PNG in Base64, by name: drawn here, since a browser takes no other form for all of its uses. */
export function boardIcons(): Record<string, string> {
  return {
    'icon-192.png': drawn(192, true),
    'icon-512.png': drawn(512, true),
    // Android shows only the shape of it, beside the time.
    'badge-96.png': drawn(96, false),
  };
}

function drawn(size: number, hasPaper: boolean): string {
  const rowBytes = size / 2;
  const pixels = Buffer.alloc(size * (1 + rowBytes));
  const shadeAt = (x: number, y: number): number => {
    const zoom = hasPaper ? 1 : 1.5;
    const distance = distanceFrom(((x + 0.5) / size - 0.5) / zoom, ((y + 0.5) / size - 0.5) / zoom);
    const covered = 0.5 - (distance - HALF_WIDTH) * size * zoom;
    return Math.round(Math.min(Math.max(covered, 0), 1) * (SHADES - 1));
  };
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 2)
      pixels[y * (1 + rowBytes) + 1 + x / 2] = (shadeAt(x, y) << 4) | shadeAt(x + 1, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([4, 3], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', paletteOf(hasPaper)),
    ...(hasPaper ? [] : [chunk('tRNS', Buffer.from(shades((share) => [255 * share])))]),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

function paletteOf(hasPaper: boolean): Buffer {
  const between = (share: number): number[] =>
    INK.map((ink, index) => (PAPER[index] ?? 0) + (ink - (PAPER[index] ?? 0)) * share);
  return Buffer.from(shades(hasPaper ? between : () => [...INK]));
}

function shades(of: (share: number) => number[]): number[] {
  return Array.from({ length: SHADES }, (_, index) => of(index / (SHADES - 1)).map(Math.round)).flat();
}

/** A part of a PNG: its length, its name, its content and a sum of both. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

/** The lines as segments, with what is the same for each pixel. */
const SEGMENTS = LINES.flatMap((line) =>
  line.slice(1).map(([x2, y2], index) => {
    const [x1, y1] = line[index] ?? [x2, y2];
    const [dx, dy] = [x2 - x1, y2 - y1];
    return { x1, y1, dx, dy, square: dx * dx + dy * dy };
  }),
);
const RING_ENDS = [RING.from, RING.to].map((degrees) => {
  const turn = (degrees * Math.PI) / 180;
  return { x: RADIUS * Math.cos(turn), y: RADIUS * Math.sin(turn) };
});

/** How far a point is from the middle of the nearest line. */
function distanceFrom(x: number, y: number): number {
  let least = distanceFromRing(x, y);
  for (const { x1, y1, dx, dy, square } of SEGMENTS) {
    const along = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / square, 0), 1);
    least = Math.min(least, length(x - x1 - along * dx, y - y1 - along * dy));
  }
  return least;
}

function distanceFromRing(x: number, y: number): number {
  const angle = (Math.atan2(y, x) * 180) / Math.PI;
  const clockwise = (angle + 360) % 360;
  if (clockwise >= RING.from && clockwise <= RING.to) return Math.abs(length(x, y) - RADIUS);
  let least = Infinity;
  for (const end of RING_ENDS) least = Math.min(least, length(x - end.x, y - end.y));
  return least;
}

/** Many times faster than `Math.hypot`, and these numbers are small. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
