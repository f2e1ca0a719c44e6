import type { FC } from 'hono/jsx';
import type { PushDevice } from '#shared/domain/people/push';
import { At } from '../web/due.tsx';
import { PostForm } from '../web/post-form.tsx';
import { Notice } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { pushPageWords, type PushWords } from './push-words.ts';

/** What was done about push. */
export type PushSaid = keyof PushWords['state'];

/** What the page about oneself shows of push. */
export interface MyPush {
  readonly devices: readonly PushDevice[];
  /** Missing before the first deploy that has push. */
  readonly publicKey: string | undefined;
}

/** What only the script can find out, each in a sentence of its own that stays hidden until then. */
const FOUND = ['unsupported', 'onlyInstalled', 'denied', 'failed'] as const satisfies (keyof PushWords)[];

/** Switches push on for this device, and lists the devices that have it. */
export const PushSection: FC<{
  readonly visitor: Visitor;
  readonly push: MyPush;
  readonly said?: PushSaid | undefined;
}> = ({ visitor, push: { devices, publicKey }, said }) => {
  const words = pushPageWords[visitor.reader.language];
  return (
    <section class="panel stack" aria-labelledby="push">
      <h2 id="push">{words.title}</h2>
      {said !== undefined && (
        <Notice kind={said === 'push-many' || said === 'push-wrong' ? 'failed' : 'done'}>
          {words.state[said]}
        </Notice>
      )}
      <p class="quiet">{words.lead}</p>
      {publicKey === undefined ? (
        <p>{words.notReady}</p>
      ) : (
        <SwitchOn visitor={visitor} publicKey={publicKey} />
      )}
      <h3>{words.devices}</h3>
      {devices.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="sessions">
        {devices.map((device) => (
          <DeviceRow visitor={visitor} device={device} />
        ))}
      </ul>
      <details>
        <summary>{words.whereNot}</summary>
        <div class="stack small">
          {words.whereNotList.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </div>
      </details>
    </section>
  );
};

/** The script fills the form in with what the browser says, and shows its button once that is possible. */
const SwitchOn: FC<{ readonly visitor: Visitor; readonly publicKey: string }> = ({ visitor, publicKey }) => {
  const words = pushPageWords[visitor.reader.language];
  return (
    <>
      <p data-without-script>{words.withoutScript}</p>
      {FOUND.map((name) => (
        <p hidden data-push={name}>
          {words[name]}
        </p>
      ))}
      <div hidden data-push="ready" data-key={publicKey}>
        <PostForm visitor={visitor} action="/me/push" id="switch-push-on">
          <input type="hidden" name="subscription" value="" />
          <button class="primary">{words.switchOn}</button>
        </PostForm>
      </div>
    </>
  );
};

const DeviceRow: FC<{ readonly visitor: Visitor; readonly device: PushDevice }> = ({ visitor, device }) => {
  const { reader } = visitor;
  const words = pushPageWords[reader.language];
  const browser = device.browser ?? words.unknownBrowser;
  return (
    <li data-device={device.id}>
      <div>
        <h3>
          {browser}{' '}
          <span class="tag" hidden data-this-device>
            {words.thisDevice}
          </span>
        </h3>
        <dl class="pairs small">
          <dt>{words.since}</dt>
          <dd>
            <At at={device.since} reader={reader} />
          </dd>
          <dt>{words.accepted}</dt>
          <dd>
            {device.acceptedAt === undefined ? words.never : <At at={device.acceptedAt} reader={reader} />}
          </dd>
        </dl>
      </div>
      <PostForm visitor={visitor} action="/me/push/remove">
        <input type="hidden" name="device" value={device.id} />
        <button aria-label={words.removeThis(browser)}>{words.remove}</button>
      </PostForm>
    </li>
  );
};
