// The disk fills up while somebody works: what is saved stays saved, the reserve lets the last cases through, what finds no
// room is refused by name, and with room again the desk goes on by itself and makes its reserve anew.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { application } from '../kill/work.ts';
import { diceOf } from '../powercut/dice.ts';
import { hear, type Sentence, type Told } from '../powercut/told.ts';
import type { FaultyDesk, Trial } from './faulty-desk.ts';

/** Resolves when the reserve is there, which is made when nobody is at work. */
function made(desk: FaultyDesk, reserve: string): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    const look = (): void => {
      if (!existsSync(reserve)) return;
      forget();
      clearInterval(alive);
      resolve();
    };
    const forget = desk.core.onEvent(look);
    desk.quiet();
    look();
  });
}

/** Works until nothing more fits, `filling` choosing how soon; answers with the desk at work again. */
export async function fillUp({ plan, control, report }: Trial, desk: FaultyDesk, told: Told, filling: number) {
  const reserve = join(plan.root, 'desk', 'reserve');
  const say = (sentence: Sentence): void => hear(told, JSON.stringify(sentence));
  await made(desk, reserve);
  control.limit(diceOf(`${plan.seed} filling ${filling}`).below(120_000));
  let onReserve = 0;
  const most = 500;
  for (let seed = 1; seed <= most; seed += 1) {
    if (seed === most) report.faults.push(`filling ${filling}: never full`);
    // Without papers: those are refused as soon as the reserve is given away.
    const { service, keystrokes } = application(4 * seed + 1);
    const created = await desk.callOnce('draft.create', { service });
    if (created === null) break;
    const { id: draft } = created;
    say({ say: 'typed', draft, revision: created.revision, content: null });
    const content = keystrokes.at(-1);
    if (content === undefined) throw new Error('nothing typed');
    const typed = await desk.callOnce('draft.save', { draft, revision: created.revision, content });
    if (typed === null) break;
    say({ say: 'typed', draft, revision: typed.revision, content });
    const submitted = await desk.callOnce('case.submit', { draft, revision: typed.revision });
    if (submitted === null) break;
    say({ say: 'saved', draft, deskNumber: submitted.deskNumber });
    if (!existsSync(reserve)) onReserve += 1;
  }
  if (existsSync(reserve)) report.faults.push(`filling ${filling}: the reserve was kept back`);
  if (onReserve === 0) report.faults.push(`filling ${filling}: no case was saved on the reserve`);
  report.onReserve += onReserve;
  report.hits += control.heal();
  await desk.job(4 * filling);
  await made(desk, reserve);
}
