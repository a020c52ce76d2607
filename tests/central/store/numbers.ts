// Registration numbers: `<municipality>-<yymmdd in Tbilisi><number of the day>`, never given twice.
import { tbilisiDate } from '../../../shared/time/dates.ts';
import type { Store } from './store.ts';

async function numberOf(store: Store, municipality: string): Promise<number> {
  const sql = 'select number from municipalities where id = ?';
  const known = await store.get<{ number: number }>(sql, municipality);
  if (known !== undefined) return known.number;
  // Two nodes that number two new ones at once collide on the unique number; the later one tries again.
  await store.run(
    'insert into municipalities select ?, coalesce(max(number), 0) + 1 from municipalities',
    municipality,
  );
  const added = await store.get<{ number: number }>(sql, municipality);
  if (added === undefined) throw new Error('a municipality just numbered is gone');
  return added.number;
}

/**
 * Takes as many numbers as are asked for each municipality, in one go; the answered function hands them out in their
 * order. Always in the order of the names, so that two nodes wait for each other and never in a circle.
 */
export async function takeNumbers(
  store: Store,
  counts: ReadonlyMap<string, number>,
  now: string,
): Promise<(municipality: string) => string> {
  const day = tbilisiDate(now).slice(2).replaceAll('-', '');
  const next = new Map<string, { readonly number: number; last: number }>();
  for (const [municipality, count] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const number = await numberOf(store, municipality);
    const taken = await store.get<{ last: number }>(
      `insert into registrations values (?, ?, ?) on conflict (municipality, day)
       do update set last = registrations.last + excluded.last returning last`,
      number,
      day,
      count,
    );
    if (taken === undefined) throw new Error('no registration numbers were taken');
    next.set(municipality, { number, last: taken.last - count });
  }
  return (municipality) => {
    const found = next.get(municipality);
    if (found === undefined) throw new Error('no numbers were taken for this municipality');
    found.last += 1;
    return `${String(found.number).padStart(2, '0')}-${day}${String(found.last).padStart(4, '0')}`;
  };
}
