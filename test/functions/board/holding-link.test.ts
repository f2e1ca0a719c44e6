import { describe, expect, it } from 'vitest';
import { hashOfToken } from '#shared/application/people/tokens';
import { seconds } from '#shared/domain/instant';
import { undone } from '#shared/domain/reply/changes';
import { askedInGerman, deskBoardOf } from '#test/builders/desk-board';
import { boardLinks } from '#test/builders/board';
import { at } from '#test/builders/thread';

const DUTY = { 'on-call': ['li', 'ana'], backup: ['ana'], manager: ['chen'] };

async function linkOf(claims: object = {}, given: Partial<Parameters<typeof deskBoardOf>[0]> = {}) {
  const one = await deskBoardOf({ now: at('12:00'), settings: { duty: DUTY }, ...given });
  const thread = await one.thread();
  const token = await boardLinks.sign({
    id: 'alert-1',
    threadId: thread.id,
    generation: 'm0000000001',
    recipient: { kind: 'person', id: 'ana' },
    sentTo: hashOfToken('address', 'ana@acme.example'),
    expiresAt: one.now + seconds(86_400),
    ...claims,
  });
  const path = `/a/${token}`;
  const get = async (query = '') => (await one.app.request(`${path}${query}`)).text();
  const post = (form: Record<string, string>) =>
    one.app.request(path, { method: 'POST', body: new URLSearchParams(form) });
  const field = (page: string, name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&#39;', "'");
  const form = async () => {
    const page = await get('?holding');
    return { act: 'holding', text: field(page, 'text'), seen: field(page, 'seen') };
  };
  return { one, get, post, form };
}

describe('the link of an alert', () => {
  it('shows a holding answer, then sends it with one tap, once', async () => {
    const { one, get, post, form } = await linkOf();
    expect(await get()).toContain('href="?holding"');
    const page = await get('?holding');
    expect(page).toContain('Robin');
    expect(await one.replies()).toEqual([]);
    const sent = await form();
    expect(sent.text).not.toBe('');
    expect((await post(sent)).status).toBe(200);
    await post(sent);
    expect(await one.replies()).toMatchObject([
      { by: 'ana', template: 'holding', promise: expect.any(Number) as number },
    ]);
    await one.change(undone((await one.last()).id, { at: one.now, by: 'ana' }));
    expect(await (await post(sent)).text()).toContain('taken back');
    expect(await one.states()).toEqual(['undone']);
  });

  it('sends no text that its page did not show, and none over newer words', async () => {
    const { one, post, form } = await linkOf();
    const sent = await form();
    expect((await post({ ...sent, text: 'Buy now' })).status).toBe(409);
    expect((await post({ act: 'holding' })).status).toBe(409);
    await one.add(askedInGerman('m0000000002', one.now));
    const newer = await post(sent);
    expect(newer.status).toBe(409);
    expect(await newer.text()).toContain('something new came in');
    expect(await one.replies()).toEqual([]);
  });

  it('that went to a chat, or to an address that is another’s now, shows no words and sends nothing', async () => {
    for (const claims of [
      { recipient: { kind: 'slack', id: 'care' }, sentTo: undefined },
      { sentTo: hashOfToken('address', 'old@acme.example') },
    ]) {
      const { one, get, post } = await linkOf(claims);
      expect(await get()).not.toContain('?holding');
      expect(await get('?holding')).not.toContain('Robin');
      await post({ act: 'holding', text: 'x', seen: '' });
      expect(await one.replies()).toEqual([]);
    }
  });
});
