import { describe, expect, it } from 'vitest';
import { corpusOf, mutantOf, tried } from '#test/fuzz/fuzz';

const SEED = 1;
const MAILS = 2_000;

describe('mails that were broken on purpose', () => {
  it(
    `${MAILS} of them: no crash, no hang, no unproven stop, nothing dropped`,
    { timeout: 120_000 },
    async () => {
      const corpus = corpusOf();
      const failures: string[] = [];
      const seen = new Set<string>();
      for (let index = 0; index < MAILS; index += 1) {
        const mutant = mutantOf(corpus, SEED, index);
        const { factType, violations } = await tried(mutant);
        seen.add(factType);
        for (const violation of violations)
          failures.push(`npm run fuzz -- --seed ${SEED} --only ${index}: ${violation} (${mutant.made})`);
      }
      expect(failures).toEqual([]);
      // If most mails were unknown, the rest would prove little.
      expect([...seen]).toEqual(
        expect.arrayContaining([
          'buyer-message',
          'seller-reply',
          'claim-decided',
          'reply-revoked',
          'unknown-mail',
        ]),
      );
    },
  );

  it('are the same for the same seed', () => {
    const corpus = corpusOf();
    expect(mutantOf(corpus, 7, 11)).toEqual(mutantOf(corpusOf(), 7, 11));
    expect(mutantOf(corpus, 7, 11).raw).not.toEqual(mutantOf(corpus, 8, 11).raw);
  });
});
