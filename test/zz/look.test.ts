import { it } from 'vitest';
import { runDesk } from '../simulation/desk/run.ts';
it('look', async () => {
  const from = Number(process.env['FROM'] ?? 0), n = Number(process.env['N'] ?? 60);
  const tally: Record<string, number[]> = {}; let answers = 0, sent = 0; const t = performance.now();
  for (let seed = from; seed < from + n; seed += 1) {
    const { findings, record, world } = await runDesk(seed);
    answers += world.table.thread(world.threadId)?.replies?.length ?? 0; sent += record.attempts.length;
    for (const f of findings) { (tally[f.what] ??= []).push(seed); if ((tally[f.what]!.length) < 3) console.log(seed, f); }
  }
  console.log(JSON.stringify(tally), { answers, sent, ms: performance.now() - t });
  if (process.env['TELL']) { const told = await runDesk(Number(process.env['TELL']), { verbose: true }); console.log(told.record.lines.filter((l) => !/sweep|settings/.test(l)).join('\n')); console.log(JSON.stringify(world(told), null, 1)); }
});
const world = (o: Awaited<ReturnType<typeof runDesk>>) => { const t = o.world.table.thread(o.world.threadId); return { replies: t?.replies?.map((r) => ({...r, steps: r.steps.map((s)=>({...s, at: new Date(s.at).toISOString().slice(11,19)}))})), facts: t?.facts.map((f) => `${f.type} ${f.id} ${new Date(f.at).toISOString().slice(11,19)}`) }; };
