import { expect, it } from 'vitest';
import { proofCaseOf, wronglyBelieved } from '#test/fuzz/proofs';

it('no stranger’s proof is believed, and each of Amazon’s own is', async () => {
  const wrong: string[] = [];
  for (let index = 0; index < 2_000; index += 1) {
    const found = await wronglyBelieved(proofCaseOf(1, index));
    if (found !== undefined) wrong.push(`${index}: ${found}`);
  }
  expect(wrong).toEqual([]);
});
