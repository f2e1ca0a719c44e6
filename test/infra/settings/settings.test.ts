import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JSON_SCHEMAS } from '#infra/settings/json-schemas';
import { loadSettings } from '#infra/settings/load-settings';
import { SettingsFileError } from '#infra/settings/settings-file-error';
import { clockBy, LADDER_NAMES, SET_CLOCKS } from '#shared/contracts/settings/ladders/by-name';
import { standard } from '#shared/contracts/settings/ladders/standard';
import { type Settings, settingsSchema } from '#shared/contracts/settings/settings';
import { wrongTimeZone } from '#shared/contracts/settings/time-zones';
import { instantOf, localTimeOf } from '#shared/domain/duty/local-time';
import { instantIn } from '#shared/messages/time';

const example = readFileSync('infra/settings/example.yaml', 'utf8');

let dir: string;
let file: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'settings-'));
  file = join(dir, 'shop.yaml');
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The issues of a file, a line each, without the file's name. */
function said(text: string): string[] {
  writeFileSync(file, text);
  const { message } = refusal(file);
  const lines = message.split('\n');
  for (const line of lines) expect(line.startsWith(`${file}:`), line).toBe(true);
  return lines.map((line) => line.slice(file.length + 1));
}

function refusal(path: string): SettingsFileError {
  try {
    loadSettings(path);
  } catch (error) {
    if (error instanceof SettingsFileError) return error;
    throw error;
  }
  throw new Error(`${path} was loaded`);
}

/** The example with one text in it replaced, which must be there. */
function changed(from: string, to: string, text = example): string {
  if (!text.includes(from)) throw new Error(`the example has no "${from}"`);
  return text.replace(from, to);
}

/** The line of the first occurrence of a text, as an editor counts. */
function lineOf(place: string, text: string): number {
  const line = text.split('\n').findIndex((one) => one.includes(place)) + 1;
  if (line === 0) throw new Error(`there is no "${place}"`);
  return line;
}

describe('a settings file that cannot be read', () => {
  it('points to the example when it is missing', () => {
    const missing = join(dir, 'nothing.yaml');
    expect(refusal(missing).message).toBe(
      `${missing}: there is no such file; copy infra/settings/example.yaml and fill it in`,
    );
  });

  it('asks for the file when it is a folder', () => {
    expect(refusal(dir).message).toBe(`${dir}: this is a folder; name the file in it`);
  });

  it.each([
    ['an open bracket', changed('on-call: [li]', 'on-call: [li'), 'backup: [ana]', 'end with a ]'],
    ['a tab', changed('  on-call: [li]', '\ton-call: [li]'), '\ton-call: [li]', 'Tabs are not allowed'],
    [
      'a key that is there twice',
      changed('acknowledgeHold: 2h', 'acknowledgeHold: 2h\nacknowledgeHold: 3h'),
      'acknowledgeHold: 3h',
      'Map keys must be unique',
    ],
  ])('with %s names the line', (_, text, place, words) => {
    const [first] = said(text);
    expect(first).toMatch(new RegExp(`^${lineOf(place, text)}: `));
    expect(first).toContain(words);
  });

  it('with an undefined alias is reported in words', () => {
    expect(said(changed('on-call: [li]', 'on-call: *nobody'))).toEqual([
      ' Unresolved alias (the anchor must be set before the alias): nobody',
    ]);
  });

  it('asks for content when it is empty', () => {
    expect(said('')).toEqual(['1: the file is wrong: expected object, received null']);
  });
});

describe('a settings file in another encoding', () => {
  const chinese = changed('Li Wei', '李伟');
  const saidOf = (bytes: Buffer): string => {
    writeFileSync(file, bytes);
    return refusal(file).message.slice(file.length + 1);
  };

  it('that is GBK is refused with the first line that is not UTF-8', () => {
    expect(saidOf(iconv.encode(chinese, 'gbk'))).toBe(
      `${lineOf('李伟', chinese)}: is not UTF-8 but perhaps GBK, so names would be garbled; save the file as UTF-8`,
    );
  });

  it.each(['utf-16le', 'utf-16be'])('that is %s is refused, with and without its mark', (encoding) => {
    for (const addBOM of [true, false])
      expect(saidOf(iconv.encode(chinese, encoding, { addBOM }))).toBe(' is UTF-16; save the file as UTF-8');
  });

  it('that is UTF-8 with the mark of Windows is read', () => {
    writeFileSync(file, iconv.encode(chinese, 'utf-8', { addBOM: true }));
    expect(loadSettings(file).settings.people['li']?.name).toBe('李伟');
  });
});

const rota = (shift: string, zone = 'Europe/Berlin'): string => `${example}
rotas:
  main:
    timeZone: ${zone}
    shifts:
      - ${shift}
`;
const SHIFT = '{ days: [mon], from: "09:00", to: "18:00", on-call: [li] }';

describe('settings from bug reports', () => {
  it.each([
    [
      '08-timezone-cst-rota',
      '51: rotas.main.timeZone CST is ambiguous: write Asia/Shanghai or America/Chicago',
    ],
    [
      '11-gbk-settings',
      '18: is not UTF-8 but perhaps GBK, so names would be garbled; save the file as UTF-8',
    ],
    [
      '12-since-with-space',
      '57: rotas.main.shifts.0.on-call.since is not a local date and time; write one like 2026-11-02T09:00, or a day alone',
    ],
  ])('are refused with line and remedy: %s', (name, said) => {
    const path = `test/fixtures/cases/${name}.yaml`;
    expect(refusal(path).message).toBe(`${path}:${said}`);
  });
});

describe('the time zone', () => {
  it('is one in which rotas can reckon, whatever the runtime knows', () => {
    const old = [
      'US/Pacific',
      'Brazil/East',
      'Asia/Calcutta',
      'America/Buenos_Aires',
      '+08:00',
      '-05:30',
      'UTC',
    ];
    const taken = [...Intl.supportedValuesOf('timeZone'), ...old].filter(
      (name) => wrongTimeZone(name) === undefined,
    );
    expect(taken.length).toBeGreaterThan(400);
    for (const name of taken) expect(() => localTimeOf(0, name), name).not.toThrow();
  });

  it.each([
    ['CST', 'CST is ambiguous: write Asia/Shanghai or America/Chicago'],
    ['cst', 'cst is ambiguous: write Asia/Shanghai or America/Chicago'],
    ['IST', 'IST is ambiguous: write Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'],
    ['BST', 'BST is ambiguous: write Europe/London or Asia/Dhaka'],
    ['JST', 'JST is not the full name of a time zone: write Asia/Tokyo'],
    ['EST5EDT', 'EST5EDT is not the full name of a time zone: write America/New_York'],
    ['Japan', 'Japan is not the full name of a time zone: write Asia/Tokyo'],
    ['Asia/Beijing', 'Asia/Beijing is not the full name of a time zone: write Asia/Shanghai'],
    ['UTC+8', 'UTC+8 is not the full name of a time zone: write +08:00'],
    ['"-0530"', '-0530 is not the full name of a time zone: write -05:30'],
    ['Etc/UTC', 'Etc/UTC is not the full name of a time zone: write UTC'],
    ['Etc/GMT+8', 'is not a time zone; write one like Europe/Berlin or Asia/Shanghai'],
    ['SystemV/PST8', 'is not a time zone; write one like Europe/Berlin or Asia/Shanghai'],
  ])('%s is refused wherever a zone is named', (zone, words) => {
    const person = changed('Asia/Shanghai', zone);
    expect(said(person)).toEqual([`${lineOf(`timeZone: ${zone}`, person)}: people.li.timeZone ${words}`]);
    const channel = changed('timeZone: UTC', `timeZone: ${zone}`);
    expect(said(channel).join()).toContain(`slackChannels.care.timeZone ${words}`);
    const robot = example + webhook('wecom').replace('UTC', zone);
    expect(said(robot).join()).toContain(`webhooks.team.timeZone ${words}`);
    const inRota = words.replace('is not a time zone; write one', 'is neither a time zone,');
    expect(said(rota(SHIFT, zone)).join()).toContain(`rotas.main.timeZone ${inRota}`);
    const shift = SHIFT.replace('{', `{ timeZone: ${zone},`);
    expect(said(rota(shift)).join()).toContain(`rotas.main.shifts.0.timeZone ${inRota}`);
  });

  it.each([
    'Asia/Shanghai',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'US/Pacific',
    'UTC',
    '+08:00',
    '-05:30',
  ])('%s reckons shifts and prints instants', (zone) => {
    writeFileSync(file, rota(SHIFT, zone));
    expect(loadSettings(file).settings.rotas['main']?.timeZone).toBe(zone);
    expect(Number.isSafeInteger(instantOf(20_000, 0, zone))).toBe(true);
    expect(instantIn('en', 0, zone)).toMatch(/^\d\d:\d\d /);
  });
});

const ladder = (at: string) => `
clocks:
  reply:
    length: 24h
    ladder:
      - { at: 12h before, call: [on-call], by: [slack] }
      - { at: ${at}, call: [on-call], by: [slack] }
`;

const webhook = (preset: string, key = ''): string =>
  `\nwebhooks:\n  team: { preset: ${preset}, urlSecret: hook/url, ${key}language: en, timeZone: UTC }\n`;

describe('a settings file that says something wrong', () => {
  it.each([
    [
      'an unknown key',
      changed('acknowledgeHold: 2h', 'acknowledgeHold: 2h\nacknowledgedHold: 3h'),
      'acknowledgedHold: 3h',
      'acknowledgedHold is not a known key; correct or remove it',
    ],
    [
      'an unknown key further in',
      changed('    email: ana@', '    nickname: Ani\n    email: ana@'),
      'nickname',
      'people.ana.nickname is not a known key; correct or remove it',
    ],
    [
      'a wrong time zone',
      changed('Europe/Madrid', 'Europe/Atlantis'),
      'Europe/Atlantis',
      'people.ana.timeZone is not a time zone; write one like Europe/Berlin or Asia/Shanghai',
    ],
    [
      'somebody on duty who is nobody',
      changed('backup: [ana]', 'backup: [ana, bo]'),
      'backup: [ana, bo]',
      'duty.backup.1 nobody has the id "bo" under people',
    ],
    [
      'somebody on duty whose name every object of JavaScript knows',
      changed('backup: [ana]', 'backup: [constructor]'),
      'backup: [constructor]',
      'duty.backup.0 nobody has the id "constructor" under people',
    ],
    [
      'a Slack channel that is not there',
      changed('slack: managers', 'slack: bosses'),
      'slack: bosses',
      'people.chen.slack there is no "bosses" under slackChannels',
    ],
    [
      'an intake address for two marketplaces, though in other letters',
      changed('gb-9c2v6t3z@', 'DE-4H8w1x5p@'),
      'DE-4H8w1x5p@',
      'stores.acme-eu.marketplaces.1.intakeAddress is already the intake address of another marketplace; each needs a different one',
    ],
    [
      'an intake address that is the canary’s',
      changed('gb-9c2v6t3z@', 'Canary@'),
      'Canary@intake',
      'stores.acme-eu.marketplaces.1.intakeAddress is reserved for Replywatch’s self-tests; choose another name before the @',
    ],
    [
      'a step at no time',
      example + ladder('soon'),
      'at: soon',
      'clocks.reply.ladder.1.at is not the time of a step; write "12h before", "at deadline" or "30m after"',
    ],
    [
      'a length that is none',
      changed('acknowledgeHold: 2h', 'acknowledgeHold: a while'),
      'acknowledgeHold: a while',
      'acknowledgeHold is not a length of time; write one like 90m, 24h or 2d',
    ],
    [
      'a length that is a list',
      changed('acknowledgeHold: 2h', 'acknowledgeHold: [2h]'),
      'acknowledgeHold: [2h]',
      'acknowledgeHold is not a length of time; write one like 90m, 24h or 2d',
    ],
    [
      'a short name with letters that it cannot have',
      changed('  ana:', '  Ana Ruiz:', changed('backup: [ana]', 'backup: [li]')),
      '  Ana Ruiz:',
      'people.Ana Ruiz cannot be a name here: use 1 to 32 small letters, digits and hyphens',
    ],
    [
      'the URL of a webhook, which is a secret',
      changed('replywatch/slack/care', 'https://hooks.slack.example/T0/B0/x'),
      'https://hooks.slack.example',
      'slackChannels.care.webhookSecret is not a name of a secret in Secrets Manager',
    ],
    [
      'nothing where a time zone belongs',
      changed('    timeZone: Europe/Madrid\n', ''),
      'name: Ana Ruiz',
      'people.ana.timeZone is missing; add it',
    ],
    [
      'a webhook that is not there',
      changed(
        '    timeZone: America/New_York\n    language',
        '    timeZone: UTC\n    webhook: team\n    language',
      ),
      'webhook: team',
      'people.chen.webhook there is no "team" under webhooks',
    ],
    [
      'a program of one’s own without a key',
      example + webhook('json'),
      'team: {',
      'webhooks.team.signingSecret is missing: posts to your own program must be signed',
    ],
    [
      'a key for a robot that knows none',
      example + webhook('wecom', 'signingSecret: hook/key, '),
      'signingSecret: hook/key',
      'webhooks.team.signingSecret has no effect: WeCom robots do not support signatures',
    ],
    [
      'a service without its key',
      `${example}\nwebhooks:\n  team:\n    preset: pagerduty\n    language: en\n    timeZone: UTC\n`,
      'preset: pagerduty',
      'webhooks.team.routingKeySecret is missing; add it',
    ],
    [
      'a key of another service',
      `${example}\nwebhooks:\n  team:\n    preset: telegram\n    tokenSecret: hook/bot\n    chat: -100123\n    urlSecret: hook/url\n    language: en\n    timeZone: UTC\n`,
      '    urlSecret: hook/url',
      'webhooks.team.urlSecret is not a known key; correct or remove it',
    ],
    [
      'a chat that is none',
      `${example}\nwebhooks:\n  team:\n    preset: telegram\n    tokenSecret: hook/bot\n    chat: our group\n    language: en\n    timeZone: UTC\n`,
      'chat: our group',
      'webhooks.team.chat is not the id of a chat: write a number like -1001234567890, or @name for a public channel',
    ],
    [
      'a region that is none',
      `${example}\nwebhooks:\n  team:\n    preset: pagerduty\n    routingKeySecret: hook/key\n    region: asia\n    language: en\n    timeZone: UTC\n`,
      'region: asia',
      'webhooks.team.region is not known: expected one of "us"|"eu"',
    ],
    [
      'a service that nobody knows',
      example + webhook('lark'),
      'team: {',
      'webhooks.team.preset is not known: use wecom, dingtalk, feishu, json, pagerduty, ntfy, pushover, telegram, teams',
    ],
    [
      'a bare name where a list is needed',
      changed('backup: [ana]', 'backup: ana'),
      'backup: ana',
      'duty.backup must be a list; write [ana]',
    ],
    [
      'a bare name where a crew is needed',
      rota(SHIFT.replace('[li]', 'li')),
      'on-call: li }',
      'rotas.main.shifts.0.on-call must be a list of people, like [li, ana], or turns, like { weekly: [li, ana], since: 2026-11-02T09:00 }',
    ],
    [
      'turns that begin at no local time',
      rota(SHIFT.replace('[li]', '{ weekly: [li, chen], since: 2026-11-02 09:00 }')),
      'since: 2026-11-02 09:00',
      'rotas.main.shifts.0.on-call.since is not a local date and time; write one like 2026-11-02T09:00, or a day alone',
    ],
    [
      'turns of one',
      rota(SHIFT.replace('[li]', '{ weekly: li, since: 2026-11-02 }')),
      'weekly: li,',
      'rotas.main.shifts.0.on-call.weekly must be a list; write [li]',
    ],
    [
      'turns with a key that is none',
      rota(SHIFT.replace('[li]', '{ weekly: [li, chen], since: 2026-11-02, until: 2027-01-01 }')),
      'until: 2027',
      'rotas.main.shifts.0.on-call.until is not a known key; correct or remove it',
    ],
    [
      'the colon of a Chinese keyboard',
      changed('acknowledgeHold: 2h', 'acknowledgeHold： 2h'),
      'acknowledgeHold：',
      'acknowledgeHold is followed by a full-width colon; write "acknowledgeHold: " instead',
    ],
    [
      'the colon of a Chinese keyboard between braces',
      rota(SHIFT.replace('from:', 'from：')),
      'from：',
      'from is followed by a full-width colon; write "from: " instead',
    ],
    [
      'a merge key',
      changed('duty:', 'duty:\n  <<: { manager: [li] }'),
      '<<',
      'duty.<< is a merge key, which is not supported; write its lines out here',
    ],
    [
      'a merge key among names',
      changed('people:', 'people:\n  <<: { }', changed('Settings >', 'Settings')),
      '<<',
      'people.<< is a merge key, which is not supported; write its lines out here',
    ],
    ['no section of duty', example.replace(/^duty:\n(?: {2}.*\n)+/m, ''), '', 'duty is missing; add it'],
    [
      'an assignment to somebody who is nobody',
      changed('acknowledgeHold: 2h', `assignment: { rules: [{ to: [ana, bo] }] }\nacknowledgeHold: 2h`),
      'assignment: {',
      'assignment.rules.0.to.1 nobody has the id "bo" under people',
    ],
    [
      'an assignment of a store that is not there',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ covers: { stores: [acme-jp] }, to: ana }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.0.covers.stores.0 there is no "acme-jp" under stores',
    ],
    [
      'an assignment to nobody',
      changed('acknowledgeHold: 2h', `assignment: { rules: [{ to: [] }] }\nacknowledgeHold: 2h`),
      'assignment: {',
      'assignment.rules.0.to is empty; name at least one person',
    ],
    [
      'an assignment by an empty list',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ covers: { asins: [] }, to: ana }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.0.covers.asins is empty; name something, or leave it out to set no condition',
    ],
    [
      'an assignment of something that is no ASIN',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ covers: { asins: [b0abc] }, to: ana }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.0.covers.asins.0 is not an ASIN; write one like B0ABCDE123',
    ],
    [
      'an assignment by an unknown topic',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ covers: { topics: [parcels] }, to: ana }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.0.covers.topics.0 is not known: expected one of "delivery"|"product-question"|"defect"|"return-or-refund"|"invoice"|"cancellation"|"address-change"|"review"|"other"',
    ],
    [
      'an assignment that says something else',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ covers: { kinds: [claim] }, to: ana }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.0.covers.kinds is not a known key; correct or remove it',
    ],
    [
      'an assignment after one of everything',
      changed(
        'acknowledgeHold: 2h',
        `assignment: { rules: [{ to: ana }, { covers: { languages: [de] }, to: li }] }\nacknowledgeHold: 2h`,
      ),
      'assignment: {',
      'assignment.rules.1 has no effect: rule 1 covers every thread; put that one last',
    ],
    [
      'no store',
      example.replace(/^stores:\n(?: {2}.*\n)+/m, 'stores: {}\n'),
      'stores:',
      'stores name at least one store',
    ],
  ])('(%s) gets file, line, path and what to write', (_, text, place, words) => {
    expect(text).not.toBe(example);
    expect(said(text)).toEqual([`${lineOf(place, text)}: ${words}`]);
  });

  it('in a file with Windows line ends counts the same lines', () => {
    const text = changed('Europe/Madrid', 'Europe/Atlantis');
    expect(said(text.replaceAll('\n', '\r\n'))).toEqual(said(text));
  });

  it('in several places gets everything at once', () => {
    const text = changed(
      'country: DE',
      'country: XX',
      changed('Europe/Madrid', 'Europe/Atlantis', changed('email: li@', 'email: li at ')),
    );
    const lines = said(text);
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      `${lineOf('country: XX', text)}: stores.acme-eu.marketplaces.0.country`,
      `${lineOf('li at', text)}: people.li.email`,
      `${lineOf('Atlantis', text)}: people.ana.timeZone`,
    ]);
    expect(lines[0]).toContain('"DE"');
  });
});

describe('the choice of ladders', () => {
  const choose = (name: string, more = ''): string =>
    `${changed('ladders: standard #', `ladders: ${name} #`)}\n${more}`;
  const loaded = (text: string): Settings => {
    writeFileSync(file, text);
    return loadSettings(file).settings;
  };

  it.each(LADDER_NAMES)('%s gives every clock its ladder', (name) => {
    const { clocks, ladders } = loaded(choose(name));
    expect(ladders).toBe(name);
    expect(clocks).toEqual(Object.fromEntries(SET_CLOCKS.map((clock) => [clock, clockBy(name, clock)])));
  });

  it('is standard by default', () => {
    expect(loaded(changed('ladders: standard', '# ladders: standard')).ladders).toBe('standard');
  });

  it('leaves a clock that is written out as it is written', () => {
    const own = '{ length: 20h, ladder: [{ at: 2h before, call: [on-call], by: [email] }] }';
    const { clocks } = loaded(choose('small-team', `clocks: { reply: ${own} }`));
    expect(clocks.reply).toMatchObject({
      length: 20 * 3_600_000,
      nights: 'call',
      ladder: [{ nudge: false }],
    });
    expect(clocks.return).toEqual(clockBy('small-team', 'return'));
  });

  it('is refused by its line when it names none, and so is a ladder that would leave nights to nobody', () => {
    const wrong = choose('quiet');
    expect(said(wrong)).toEqual([
      `${lineOf('ladders: quiet', wrong)}: ladders is not the name of ladders; write standard, small-team or strict`,
    ]);
    const silent = [
      'clocks:',
      '  reply:',
      '    length: 24h',
      '    nights: spare',
      '    ladder:',
      '      - { at: 4h before, call: [on-call], by: [email] }',
      '      - { at: 1h before, nudge: [on-call], by: [email] }',
    ].join('\n');
    const text = choose('standard', silent);
    expect(said(text)).toEqual([
      `${lineOf('- { at: 1h before, nudge: [on-call], by: [email] }', text)}: clocks.reply.ladder.1 is a nudge, and the last step: with \`nights: spare\` the last step is a call, which comes where nobody is on duty`,
    ]);
    const odd = choose('standard', silent.replace('nights: spare', 'nights: quiet'));
    expect(said(odd)).toEqual([
      `${lineOf('nights: quiet', odd)}: clocks.reply.nights is neither call nor spare`,
    ]);
  });
});

describe('the example', () => {
  it('loads, with a version derived from its content', () => {
    const loaded = loadSettings('infra/settings/example.yaml');
    expect(loaded.settings.sender).toBe('alerts@acme.example');
    expect(settingsSchema.parse(JSON.parse(loaded.json))).toEqual(loaded.settings);
    expect(loaded.version).toMatch(/^[0-9a-f]{12}$/);
    writeFileSync(file, `# another comment\n${example}`);
    expect(loadSettings(file).version).toBe(loaded.version);
    writeFileSync(file, changed('acknowledgeHold: 2h', 'acknowledgeHold: 3h'));
    expect(loadSettings(file).version).not.toBe(loaded.version);
  });

  it('shows the default clocks', () => {
    const lines = example.split('\n');
    const clocks = lines
      .slice(lines.indexOf('# clocks:'))
      .map((line) => line.replace(/^# ?/, ''))
      .join('\n');
    const withoutOverrides = clocks.replace(/^ {4}overrides:\n.*\n/m, '');
    expect(withoutOverrides).not.toBe(clocks);
    expect(parse(withoutOverrides)).toEqual({ clocks: standard });

    const untouched = loadSettings('infra/settings/example.yaml').settings.clocks;
    writeFileSync(file, `${example}\n${withoutOverrides}`);
    expect(loadSettings(file).settings.clocks).toEqual(untouched);
    writeFileSync(file, `${example}\n${clocks}`);
    expect(loadSettings(file).settings.clocks.reply.overrides).toEqual([
      expect.objectContaining({ length: 12 * 3_600_000, countries: ['US'] }),
    ]);
  });
});

it.each(Object.entries(JSON_SCHEMAS))(
  '%s is the schema that the program checks by (npm run schemas)',
  (file, schema) => {
    expect(readFileSync(file, 'utf8')).toBe(schema());
  },
);

describe('a setting that nothing uses any more', () => {
  it('is noted with its line and why, and refuses nothing', () => {
    const text = `${example}\nreplyTemplates:\n  - Thank you for your message. It is on its way.\n`;
    writeFileSync(file, text);
    expect(loadSettings(file).notes).toEqual([
      `${file}:${lineOf('replyTemplates:', text)}: replyTemplates is no longer used; remove it: ` +
        'a text that you send to many buyers no longer counts as an automatic reply',
    ]);
    writeFileSync(file, example);
    expect(loadSettings(file).notes).toEqual([]);
  });

  it('still loads where it is stored, whatever its value', () => {
    const stored = { ...(parse(example) as object), replyTemplates: ['short', 4] };
    expect(settingsSchema.safeParse(stored).success).toBe(true);
  });
});

it('the parsed settings survive JSON unchanged, since functions read them so', () => {
  const made = settingsSchema.parse(parse(example));
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});
