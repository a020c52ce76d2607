// Promise: the scale bench runs whole, and it finds every case of every desk registered once, whichever time it came.
import { expect, test } from 'vitest';
import { run } from './run.ts';

test('four desks with two requests each, once and again', async () => {
  const { rows } = await run(['--desks', '4', '--total', '32', '--batch', '5', '--on', 'sqlite']);
  expect(rows.map(({ name }) => name)).toEqual(['SQLite, first, 4 desks', 'SQLite, again, 4 desks']);
  for (const { cells } of rows) {
    expect(cells['a desk']).toBe('8');
    expect(Number(cells['cases/s'])).toBeGreaterThan(0);
    expect(Object.values(cells).join()).not.toMatch(/NaN|Infinity/);
  }
});
