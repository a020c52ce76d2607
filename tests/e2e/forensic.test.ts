// Promise: a stolen disk reveals nothing. After a whole job on the built desk, with real typing in a real Chromium, what
// was typed stands in no file that the program wrote: database and its logs, journal, backups, key slots, log, the
// browser's profile; neither after a kill nor after an orderly end.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applicant, damage, fileCase } from '../../build/tour/filing.ts';
import { startCentralProcess, startDesk, temporaryFolder } from './harness.ts';

const { family, number, address, phone } = applicant;
const typed = [family, number, address, phone, phone.replaceAll(' ', ''), damage, 'ხიდი.png'];

/** A browser at work removes files of its profile as it likes: what is gone by now holds no word. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Every file under the folder in which a typed word stands, with the word; in UTF-8 or UTF-16. */
function foundIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap((one) => {
    const file = join(one.parentPath, one.name);
    const bytes = readIfThere(file);
    const words = typed.filter((word) => bytes.includes(word, 'utf8') || bytes.includes(Buffer.from(word, 'utf16le')));
    const named = typed.filter((word) => file.includes(word));
    return [...words, ...named].map((word) => `${word} in ${relative(folder, file)}`);
  });
}

test('what was typed stands in no file of the desk, except in receipts that were saved on purpose', async () => {
  const [folder, pictures, backups] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  process.env['SOPELI_BACKUP_FOLDER'] = backups;
  onTestFinished(() => {
    delete process.env['SOPELI_BACKUP_FOLDER'];
  });
  const central = await startCentralProcess();
  const desk = await startDesk({ folder, central: central.url, enrolmentCode: central.enrolmentCode });
  const stage = {
    page: desk.page,
    folder: pictures,
    breakLine: () => central.stop(),
    restoreLine: () => Promise.reject(new Error('not in this story')),
    done: [],
  };
  const deskNumber = await fileCase(stage);
  const saved = await desk.page.evaluate(
    (asked) => window.sopeli.call('receipt.print', { deskNumber: asked, size: 'A4', to: 'pdf' }),
    deskNumber,
  );
  expect(saved).toMatchObject({ ok: true });
  expect(foundIn(folder)).toEqual([]);
  await desk.kill9();
  expect(foundIn(folder)).toEqual([]);

  const again = await startDesk({ folder });
  await again.page.getByRole('heading', { level: 1 }).waitFor();
  await again.stop();
  expect(foundIn(folder)).toEqual([]);
  expect(foundIn(backups)).toEqual([]);
  // What was looked through is what there is; a receipt is a file like any other, and the guide for IT says so.
  const top = readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name));
  expect(top.sort()).toEqual(
    [
      'kept.json',
      'desk.db',
      'journal.log',
      'key-slots.copy.json',
      'key-slots.json',
      'logs',
      'receipts',
      'reserve',
      'starts',
      'window',
    ].sort(),
  );
  expect(readdirSync(join(folder, 'receipts'))).toEqual([`${deskNumber}-1.pdf`]);
  expect(readdirSync(backups, { recursive: true }).length).toBeGreaterThan(1);

  // The same search does find the words, where they are.
  rmSync(folder, { recursive: true });
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(
    join(folder, 'deep', 'a'),
    Buffer.concat([Buffer.alloc(5000), Buffer.from(typed.join('\n'), 'utf16le')]),
  );
  writeFileSync(join(folder, 'b'), `…${typed.join('')}`);
  expect(foundIn(folder)).toHaveLength(2 * typed.length);
});
