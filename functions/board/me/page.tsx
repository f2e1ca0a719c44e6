import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Preferences, Session } from '#shared/ports/people/sessions';
import { At } from '../web/due.tsx';
import { PostForm } from '../web/post-form.tsx';
import { Notice, Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { type MyPush, type PushSaid, PushSection } from './push.tsx';
import { RingForms } from './ring.tsx';
import { LANGUAGES, meWords } from './words.ts';

/** Every zone that a browser knows too. */
export const TIME_ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** What was done, or what was wrong with a form. */
export type MeSaid = 'saved' | 'ended' | 'wrong' | 'tooMany' | 'unknownWay' | undefined;

interface MePageProps {
  readonly visitor: Visitor;
  readonly sessions: readonly Session[];
  readonly said: MeSaid;
  readonly push: MyPush;
  readonly saidOfPush?: PushSaid | undefined;
  readonly now: Instant;
}

/** A person's devices with push, the ways that reach them, their language and time zone, and their sessions. */
export const MePage: FC<MePageProps> = ({ visitor, sessions, said, push, saidOfPush, now }) => {
  const words = meWords[visitor.reader.language];
  const ofRing = said === 'tooMany' || said === 'unknownWay' ? said : undefined;
  const ofRest = said === 'tooMany' || said === 'unknownWay' ? undefined : said;
  return (
    <Shell visitor={visitor} title={words.title} now={now}>
      <div class="me stack">
        <h1>{visitor.name}</h1>
        {ofRest !== undefined && (
          <Notice kind={ofRest === 'wrong' ? 'failed' : 'done'}>{words[ofRest]}</Notice>
        )}
        <PushSection visitor={visitor} push={push} said={saidOfPush} />
        <RingForms visitor={visitor} hasPush={push.devices.length > 0} said={ofRing} />
        <PreferencesForm visitor={visitor} isWrong={said === 'wrong'} />
        <section class="panel stack" aria-labelledby="sessions">
          <h2 id="sessions">{words.sessions}</h2>
          <ul class="sessions">
            {sessions.map((session) => (
              <SessionRow visitor={visitor} session={session} />
            ))}
          </ul>
          <PostForm visitor={visitor} action="/me/sign-out-everywhere" class="fields">
            <p class="quiet">{words.everywhereText}</p>
            <button>{words.everywhere}</button>
          </PostForm>
        </section>
      </div>
    </Shell>
  );
};

const PreferencesForm: FC<{ readonly visitor: Visitor; readonly isWrong: boolean }> = ({
  visitor,
  isWrong,
}) => {
  const words = meWords[visitor.reader.language];
  const { preferences, versioned } = visitor;
  const person = versioned.settings.people[visitor.id];
  const choices: readonly Choice[] = [
    {
      name: 'language',
      label: words.language,
      asInSettings: person === undefined ? '' : LANGUAGES[person.language],
      values: Object.entries(LANGUAGES),
    },
    {
      name: 'timeZone',
      label: words.timeZone,
      asInSettings: person?.timeZone ?? '',
      values: TIME_ZONES.map((zone) => [zone, zone.replaceAll('_', ' ')]),
    },
  ];
  return (
    <section class="panel stack" aria-labelledby="preferences">
      <h2 id="preferences">{words.preferences}</h2>
      <PostForm visitor={visitor} action="/me/preferences" class="fields">
        <p class="quiet" id="what-for">
          {words.preferencesText}
        </p>
        {choices.map(({ name, label, asInSettings, values }) => (
          <label>
            {label}
            <select name={name} aria-describedby="what-for" {...(isWrong && { 'aria-invalid': 'true' })}>
              <option value="">{words.asInSettings(asInSettings)}</option>
              {values.map(([value, text]) => (
                <option value={value} selected={preferences[name] === value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button class="primary">{words.save}</button>
      </PostForm>
    </section>
  );
};

interface Choice {
  readonly name: keyof Preferences;
  readonly label: string;
  readonly asInSettings: string;
  readonly values: readonly (readonly [value: string, text: string])[];
}

const SessionRow: FC<{ readonly visitor: Visitor; readonly session: Session }> = ({ visitor, session }) => {
  const { reader } = visitor;
  const words = meWords[reader.language];
  const browser = session.browser ?? words.unknownBrowser;
  const isThisOne = session.id === visitor.session.id;
  return (
    <li>
      <div>
        <h3>
          {browser} {isThisOne && <span class="tag">{words.thisOne}</span>}
        </h3>
        <dl class="pairs small">
          <dt>{words.started}</dt>
          <dd>
            <At at={session.startedAt} reader={reader} />
          </dd>
          <dt>{words.seen}</dt>
          <dd>
            <At at={session.seenAt} reader={reader} />
          </dd>
        </dl>
      </div>
      <PostForm visitor={visitor} action={isThisOne ? '/sign-out' : '/me/sign-out'}>
        {!isThisOne && <input type="hidden" name="session" value={session.id} />}
        <button aria-label={words.signOutOf(isThisOne ? words.thisOne : browser)}>{words.signOut}</button>
      </PostForm>
    </li>
  );
};
