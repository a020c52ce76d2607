// The whole main job on the built desk, from signing in to a status given by central: the tour itself, run as anybody
// runs it. It ends with 0 only if every step really happened; here its pieces of evidence are looked at too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/run.ts';
import { isDeskNumber } from '../../shared/cases/desk-number.ts';

test('the tour takes a case from the counter to its status', async () => {
  const tour = spawn(process.execPath, [join(root, 'build', 'tour.ts')], { cwd: root, stdio: 'inherit' });
  expect(await once(tour, 'exit')).toEqual([0, null]);
  const folder = join(root, 'out', 'tour');
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
  expect(isDeskNumber(summary.deskNumber)).toBe(true);
  expect(summary.registrationNumber).not.toBe('');
  expect(summary.statuses).toEqual([
    'საქმე შენახულია',
    'დაიბეჭდა მიღების დასტური, ასლი № 1',
    'მიღება დადასტურებულია',
    `რეგისტრირებულია, ნომერი: ${summary.registrationNumber}`,
    'განხილვაშია',
  ]);
  expect(readFileSync(join(folder, 'receipt.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readdirSync(folder).filter((name) => /^\d\d-.*\.png$/.test(name)).length).toBeGreaterThanOrEqual(8);
});
