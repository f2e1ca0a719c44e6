import { describe, expect, it } from 'vitest';
import { minutes } from '#shared/domain/instant';
import { deskBoardOf, askedInGerman } from '#test/builders/desk-board';
import { at } from '#test/builders/thread';

const TEXT = 'Guten Tag Robin, Ihr Paket ist unterwegs und kommt morgen an.';

async function api(given: Partial<Parameters<typeof deskBoardOf>[0]> = {}) {
  const one = await deskBoardOf({ now: at('12:00'), ...given });
  const post = async (body: unknown, id = 'acme-us.111-1111111-1111111') => {
    const answer = await one.app.request(`/api/threads/${id}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { one, post };
}

describe('POST /api/threads/{id}/replies', () => {
  it('submits an answer once, and says when it leaves', async () => {
    const { one, post } = await api();
    const first = await post({ by: 'ana', text: TEXT });
    expect(first).toEqual({
      status: 200,
      body: { id: expect.any(String) as string, state: 'queued', leavesAt: '2026-03-02T12:00:10.000Z' },
    });
    expect(await post({ by: 'ana', text: TEXT })).toEqual(first);
    expect(await one.states()).toEqual(['queued']);
  });

  it('is one answer however late a program tries again, until the buyer writes anew', async () => {
    const { one, post } = await api();
    const { body } = await post({ by: 'ana', text: TEXT });
    one.forward(minutes(3));
    expect((await post({ by: 'ana', text: TEXT })).body['id']).toBe(body['id']);
    expect(await one.states()).toEqual(['queued']);
    await one.add(askedInGerman('m0000000002', one.now));
    expect((await post({ by: 'ana', text: TEXT })).body['id']).not.toBe(body['id']);
  });

  it('says what breaks a rule, and where', async () => {
    const { one, post } = await api();
    const text = 'Schreiben Sie an care@acme.example';
    expect(await post({ by: 'ana', text })).toMatchObject({
      status: 422,
      body: {
        findings: [{ rule: 'contact-email', level: 'block', start: 17, end: 34 }],
      },
    });
    expect(await one.states()).toEqual([]);
  });

  it('does not answer over newer words, too late a promise, or a thread that nobody can answer by mail', async () => {
    const { one, post } = await api();
    await one.add(askedInGerman('m0000000002', one.now));
    expect(await post({ by: 'ana', text: TEXT, seen: ['0000000001'] })).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching(/^seen: /) as string },
    });
    expect(await post({ by: 'ana', text: TEXT, holding: '2026-03-05T12:00:00Z' })).toMatchObject({
      status: 409,
    });
    const other = await api({
      facts: [{ type: 'buyer-message', id: 'm1', at: at('11:00'), trusted: true, event: true }],
    });
    expect(await other.post({ by: 'ana', text: TEXT })).toMatchObject({ status: 409 });
  });

  it('refuses what is no request', async () => {
    const { post } = await api();
    expect((await post({ by: 'nobody', text: TEXT })).status).toBe(400);
    expect((await post({ by: 'ana' })).status).toBe(400);
    expect((await post({ by: 'ana', text: TEXT, holding: 'soon' })).status).toBe(400);
    expect((await post({ by: 'ana', text: TEXT, approve: true })).status).toBe(400);
    expect((await post({ by: 'ana', text: TEXT }, 'none')).status).toBe(404);
  });
});
