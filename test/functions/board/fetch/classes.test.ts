import { describe, expect, it } from 'vitest';
import * as ours from '#functions/board/fetch/index';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe.each([
  ['Node', { Headers, Request, Response }],
  ['ours', ours],
])('the classes of fetch, as %s makes them:', (_, { Headers, Request, Response }) => {
  describe('headers', () => {
    it('find a name in any case, and join its lines', () => {
      const headers = new Headers({ Vary: 'Accept', 'X-One': '1' });
      headers.append('vary', ' Cookie\t');
      headers.set('x-one', '2');
      expect([headers.get('VARY'), headers.get('X-ONE'), headers.has('X-one'), headers.get('none')]).toEqual([
        'Accept, Cookie',
        '2',
        true,
        null,
      ]);
      headers.delete('X-ONE');
      expect(headers.has('x-one')).toBe(false);
    });

    it('keep cookies apart', () => {
      const headers = new Headers([
        ['Set-Cookie', 'a=1, 2'],
        ['B', 'x'],
        ['set-cookie', 'c=3'],
      ]);
      expect(headers.getSetCookie()).toEqual(['a=1, 2', 'c=3']);
      expect([...headers]).toEqual([
        ['b', 'x'],
        ['set-cookie', 'a=1, 2'],
        ['set-cookie', 'c=3'],
      ]);
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- each gets one of its own
      expect([...new Headers(headers)]).toEqual([...headers]);
      headers.delete('Set-Cookie');
      expect(headers.getSetCookie()).toEqual([]);
    });

    it('come sorted, in each way to list them', () => {
      const headers = new Headers({ b: '2', A: '1' });
      const seen: string[] = [];
      headers.forEach((value, name) => seen.push(`${name}=${value}`));
      expect(seen).toEqual(['a=1', 'b=2']);
      expect([[...headers.keys()], [...headers.values()], [...headers.entries()]]).toEqual([
        ['a', 'b'],
        ['1', '2'],
        [
          ['a', '1'],
          ['b', '2'],
        ],
      ]);
    });

    it('let nobody write a second header into a value', () => {
      const headers = new Headers();
      expect(() => headers.set('Location', '/\r\nSet-Cookie: a=1')).toThrow(TypeError);
      expect(() => headers.append('a b', '1')).toThrow(TypeError);
      expect(() => headers.set('a', '中')).toThrow(TypeError);
      expect([...headers]).toEqual([]);
    });
  });

  describe('a request', () => {
    it('has a path without dots, and the method GET', () => {
      const { url, method, headers } = new Request('https://board.example/a/../b/%2e%2e/c?q=中', {
        headers: { A: '1' },
      });
      expect([url, method, headers.get('a')]).toEqual(['https://board.example/c?q=%E4%B8%AD', 'GET', '1']);
    });

    it('is not made of nonsense', () => {
      expect(() => new Request('https:// /')).toThrow(TypeError);
      expect(() => new Request('https://board.example/', { body: 'x' })).toThrow(TypeError);
      expect(() => new Request('https://board.example/', { method: 'HEAD', body: 'x' })).toThrow(TypeError);
    });

    it('gives its body once', async () => {
      const request = new Request('https://board.example/', { method: 'POST', body: bytesOf('é') });
      expect(request.bodyUsed).toBe(false);
      expect(await request.text()).toBe('é');
      expect(request.bodyUsed).toBe(true);
      await expect(request.arrayBuffer()).rejects.toThrow(TypeError);
    });
  });

  describe('a response', () => {
    it('is text unless it says otherwise', async () => {
      const plain = new Response('a');
      expect([plain.status, plain.ok, plain.headers.get('content-type')]).toEqual([
        200,
        true,
        'text/plain;charset=UTF-8',
      ]);
      const json = new Response('{"a":1}', { status: 404, headers: { 'Content-Type': 'application/json' } });
      expect([json.status, json.ok, json.headers.get('content-type')]).toEqual([
        404,
        false,
        'application/json',
      ]);
      expect(await json.json()).toEqual({ a: 1 });
    });

    it('holds bytes as they are', async () => {
      const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
      const bytes = await new Response(part).arrayBuffer();
      expect([...new Uint8Array(bytes)]).toEqual([2, 3]);
      expect(new Response(part).headers.has('content-type')).toBe(false);
      expect(await new Response(bytes).text()).toBe('\u0002\u0003');
    });

    it('can be empty, and read again and again', async () => {
      const empty = new Response(null, { status: 303 });
      expect([await empty.text(), await empty.text(), empty.bodyUsed]).toEqual(['', '', false]);
    });

    it('can be made of another, whose body goes over', async () => {
      const first = new Response('a', { status: 201, statusText: 'Made', headers: { B: '2' } });
      // @ts-expect-error -- Node's body is a stream and ours is not; each takes its own
      const second = new Response(first.body, first);
      expect([second.status, second.statusText, second.headers.get('b'), await second.text()]).toEqual([
        201,
        'Made',
        '2',
        'a',
      ]);
    });

    it('has a status that HTTP knows', () => {
      expect(() => new Response('', { status: 99 })).toThrow(RangeError);
      expect(() => new Response('', { status: 600 })).toThrow(RangeError);
    });

    it('says what it is to a library that got it from another fetch', () => {
      expect(Object.prototype.toString.call(new Response())).toBe('[object Response]');
      expect(Object.prototype.toString.call(new Headers())).toBe('[object Headers]');
    });
  });
});

it('refuse a stream rather than to send something else', () => {
  const stream: unknown = new ReadableStream();
  // @ts-expect-error -- a caller that the compiler does not check
  expect(() => new ours.Response(stream)).toThrow(TypeError);
});

it('go into those of Node, as a library passes them on', () => {
  const headers = new ours.Headers({ A: '1' });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- that it is taken is the question
  expect([...new Headers(headers)]).toEqual([['a', '1']]);
});
