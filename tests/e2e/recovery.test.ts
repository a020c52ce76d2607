// Promise: a lost key loses nothing. On the built desk: the keystore forgets, the window says so in words and asks for the
// one-time code that IT made from a copy of the disk, and with it the desk opens, once and for all.
import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeIdentity } from '../../electron/core/keys/age.ts';
import { slotCopy, slotFile } from '../../electron/core/keys/file.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { recover } from '../../electron/core/recover/recover.ts';
import { derivation } from '../../electron/services/passwords.ts';
import { startDesk, temporaryFolder } from './harness.ts';

const lost = 'მონაცემთა ბაზის გასაღები ამ კომპიუტერზე ან ამ მომხმარებლით არ იხსნება.';

test('a desk whose keystore is gone says so, and opens with the one-time code from IT', async () => {
  const [folder, it] = [temporaryFolder(), await makeIdentity()];
  process.env['SOPELI_RECOVERY_RECIPIENT'] = it.recipient;
  onTestFinished(() => {
    delete process.env['SOPELI_RECOVERY_RECIPIENT'];
  });
  await (await startDesk({ folder })).stop();
  // The practice keystore keeps its key here: gone, as with a new mainboard.
  rmSync(join(folder, 'window', 'practice-only.key'));

  const locked = await startDesk({ folder });
  await locked.page.getByRole('heading', { name: lost }).waitFor();
  expect(await locked.page.getByRole('textbox').count()).toBe(0);
  await locked.stop();

  const out = join(temporaryFolder(), 'result');
  const derive = derivation(new URL('../../electron/services/password-worker.ts', import.meta.url));
  const needs = { disk: folder, identity: it, out, to: it.recipient, reopen: true, random: systemRandom(), derive };
  const recovered = await recover(needs);
  if (!recovered.ok) throw new Error(recovered.problem.code);
  for (const file of [slotFile, slotCopy]) copyFileSync(join(out, basename(file(out))), file(folder));

  const { page, stop } = await startDesk({ folder });
  await page.getByRole('heading', { name: lost }).waitFor();
  await page.getByRole('textbox').fill('1234 5678');
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: 'ერთჯერადი კოდი არასწორია.' }).waitFor();
  const desk = page.context().waitForEvent('page');
  await page.getByRole('textbox').fill(recovered.value.phrase ?? '');
  await page.getByRole('button').click();
  const opened = await desk;
  const read = () => opened.evaluate(() => window.sopeli.call('desk.read', {}));
  await opened.getByRole('heading', { level: 1 }).waitFor();
  expect(await read()).toMatchObject({ ok: true, value: { mode: 'practice' } });
  await stop();

  const again = await startDesk({ folder });
  expect(await again.page.evaluate(() => window.sopeli.call('desk.read', {}))).toMatchObject({ ok: true });
});
