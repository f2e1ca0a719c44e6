import { expect, it } from 'vitest';
import { isPushEndpoint, pushServiceOf } from '#shared/domain/people/push-endpoint';

it.each([
  ['https://fcm.googleapis.com/fcm/send/abc:DEF-123', 'Google'],
  ['https://updates.push.services.mozilla.com/wpush/v2/gAAAA', 'Mozilla'],
  ['https://web.push.apple.com/QPuL', 'Apple'],
  ['https://wns2-by3p.notify.windows.com/w/?token=BQYAAAD%2f', 'Microsoft'],
  ['https://push.example/x', 'another push service'],
])('%s may be sent to', (endpoint, name) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
  expect(pushServiceOf(endpoint)).toBe(name);
});

it.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/x',
  'https://user:secret@fcm.googleapis.com/x',
  'https://127.0.0.1/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/x',
  'https://[fd00::1]/x',
  'https://localhost/x',
  'https://localhost./x',
  'https://db.internal/x',
  'https://printer.local/x',
  'https://abcdefghij.execute-api.us-east-1.amazonaws.com/a/x',
  'https://sqs.cn-north-1.amazonaws.com.cn/x',
  'https://intranet/x',
  'https://push.example/#x',
  'https://',
  'javascript:alert(1)',
  '',
  `https://push.example/${'x'.repeat(1_500)}`,
])('%s may not be sent to', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
  expect(pushServiceOf(endpoint)).not.toContain('.');
});
