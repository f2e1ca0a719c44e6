import { validateHeaderName, validateHeaderValue } from 'node:http';

type Pairs = Iterable<readonly [name: string, value: string]>;

/** Cookies are the only header whose lines stay apart: a comma may be a part of them. */
const COOKIES = 'set-cookie';

/** `Headers` of the Fetch standard. */
export class Headers implements Iterable<[string, string]> {
  readonly #lines = new Map<string, string[]>();

  constructor(init: Pairs | Readonly<Record<string, string>> = []) {
    for (const [name, value] of isPairs(init) ? init : Object.entries(init)) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = keyOf(name);
    this.#lines.set(key, [...(this.#lines.get(key) ?? []), lineOf(name, value)]);
  }

  set(name: string, value: string): void {
    this.#lines.set(keyOf(name), [lineOf(name, value)]);
  }

  get(name: string): string | null {
    return this.#lines.get(keyOf(name))?.join(', ') ?? null;
  }

  getSetCookie(): string[] {
    return [...(this.#lines.get(COOKIES) ?? [])];
  }

  has(name: string): boolean {
    return this.#lines.has(keyOf(name));
  }

  delete(name: string): void {
    this.#lines.delete(keyOf(name));
  }

  forEach(each: (value: string, name: string, headers: this) => void): void {
    for (const [name, value] of this) each(value, name, this);
  }

  keys(): IterableIterator<string> {
    return this.#pairs()
      .map(([name]) => name)
      .values();
  }

  values(): IterableIterator<string> {
    return this.#pairs()
      .map(([, value]) => value)
      .values();
  }

  entries(): IterableIterator<[string, string]> {
    return this.#pairs().values();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  #pairs(): [string, string][] {
    return [...this.#lines]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, lines]) =>
        (name === COOKIES ? lines : [lines.join(', ')]).map((line): [string, string] => [name, line]),
      );
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }
}

function isPairs(init: Pairs | Readonly<Record<string, string>>): init is Pairs {
  return Symbol.iterator in init;
}

function keyOf(name: string): string {
  validateHeaderName(name);
  return name.toLowerCase();
}

function lineOf(name: string, value: string): string {
  const line = value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
  validateHeaderValue(name, line);
  return line;
}
