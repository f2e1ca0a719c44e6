import type { FC } from 'hono/jsx';
import { seenOf } from '#shared/domain/reply/seen';
import type { Thread } from '#shared/domain/thread/thread';
import type { HoldingOffer } from './holding.ts';

/** What a form sends so that the very text leaves that its reader saw, unless something is new since. */
export const HoldingFields: FC<{
  readonly thread: Thread;
  readonly version: number;
  readonly offer: HoldingOffer;
}> = ({ thread, version, offer: { text, template, promise } }) => (
  <>
    <input type="hidden" name="seen" value={seenOf(thread).join(' ')} />
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="template" value={template} />
    <input type="hidden" name="promise" value={promise} />
    <input type="hidden" name="text" value={text} />
  </>
);
