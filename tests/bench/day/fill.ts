// A month of a busy desk, ending today: cases with visits, receipts and counted help, most of them answered by central. The
// first cases go through the very calls a screen makes; the others are theirs again under new numbers, days and people.
import { addContact } from '../../../db/contacts.ts';
import { addReceipt } from '../../../db/receipts.ts';
import { beginVisit, moveVisit } from '../../../db/visits.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import { contactKinds } from '../../../shared/contract/contacts.ts';
import { daysBefore } from '../../../shared/time/dates.ts';
import { applications } from '../corpus/applications.ts';
import { catalogue, type OpenBenchDesk, today } from '../store/desk.ts';
import { answered, caseLike, type Prepared, saveCase } from '../store/fill.ts';

const typedAtMost = 60;
const nightly = 20;

/** Files so many cases on each of so many days; answers a service and an operator that many of them name. */
export async function fillMonth(
  desk: OpenBenchDesk,
  days: number,
  each: number,
): Promise<{ service: string; operator: string }> {
  const { db, random, call } = desk;
  const typed: CaseSubmitted[] = [];
  const source = applications(catalogue, 'day', () => daysBefore(today, days));
  desk.setClock(`${daysBefore(today, days)}T05:00:00.000Z`);
  while (typed.length < typedAtMost) {
    const next = source.next().value;
    if (next === undefined) throw new Error('applications ended');
    const { id, revision } = await call('draft.create', { service: next.service });
    const saved = await call('draft.save', { draft: id, revision, content: next.content });
    const { deskNumber } = await call('case.submit', { draft: id, revision: saved.revision });
    const { content } = await call('case.read', { deskNumber });
    if (content.kind === 'case.submitted') typed.push(content);
  }
  // The last one's visit stands open, and there is one at most.
  await call('visit.park', {});
  const [first] = typed;
  if (first === undefined) throw new Error('no case');
  let waiting: { id: string; filed: CaseSubmitted }[] = typed.map((filed) => ({ id: filed.case, filed }));
  for (let day = days - 1; day >= 0; day -= 1) {
    const date = daysBefore(today, day);
    const wall = (n: number): string =>
      new Date(Date.parse(`${date}T05:00:00.000Z`) + (n * 8 * 3_600_000) / each).toISOString();
    db.transaction(() => {
      for (let n = 0; n < each; n += 1) {
        const prepared: Prepared = caseLike(
          desk,
          typed[(day * each + n) % typed.length] ?? first,
          day * each + n,
          wall(n),
        );
        const { operator } = prepared.filed;
        const visit = random.uuid();
        beginVisit(db, { id: visit, operator, begunAt: wall(n) });
        saveCase(desk, prepared);
        db.run('insert into visit_cases select ?, place from cases where id = ?', visit, prepared.id);
        moveVisit(db, visit, 'ended', wall(n));
        if (n % 10 !== 0) {
          addReceipt(db, {
            ...{ caseId: prepared.id, size: 'A4', target: 'printer', operator, printedAt: wall(n), said: '{}' },
          });
        }
        if (n % 3 === 0) {
          const kind = contactKinds[n % contactKinds.length] ?? 'other';
          addContact(db, { day: date, kind, operator, countedAt: wall(n) });
        }
        waiting.push(prepared);
      }
    });
    if (day === 0) continue;
    // Some wait over night.
    const told = waiting.slice(0, waiting.length - nightly);
    answered(desk, told, wall(each));
    waiting = waiting.slice(told.length);
  }
  desk.setClock(null);
  return { service: first.service, operator: first.operator };
}
