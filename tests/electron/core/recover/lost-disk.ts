// A desk's disk as it comes to IT: a whole job was done on it, a part of it is at central, and its keystore is gone.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { markDelivered } from '../../../../db/feed.ts';
import { chainHead, hashAt } from '../../../../db/outbox.ts';
import { addPaper } from '../../../../db/papers.ts';
import { databaseFile, databaseKey } from '../../../../electron/core/key-slot.ts';
import { makeIdentity } from '../../../../electron/core/keys/age.ts';
import { keyFile, readKeyFiles, slotCopy, slotFile, writeKeyFile } from '../../../../electron/core/keys/file.ts';
import { recoverySlot, withSlot } from '../../../../electron/core/keys/slots.ts';
import { systemRandom } from '../../../../electron/core/random.ts';
import { applicationContent, manualMunicipality, submitted } from '../../application.ts';
import { openTestDesk, type TestDesk, temporaryFolder, testDevice, testKeystore } from '../../desk.ts';

const scan = Buffer.from('a scan of a paper');
const at = '2026-05-04T08:00:00.000Z';

/** The desk's disk as it is now, with a slot for IT, without its keystore. */
export async function diskOf(desk: TestDesk) {
  const it = await makeIdentity();
  const key = databaseKey(desk.folder, testKeystore(), systemRandom());
  const [file] = readKeyFiles(desk.folder);
  const [sealed] = file?.keys ?? [];
  if (!key.ok || sealed === undefined) throw new Error('no key');
  writeKeyFile(desk.folder, keyFile([withSlot(sealed, await recoverySlot(key.value, it.recipient))]));
  const disk = temporaryFolder();
  const files = [databaseFile(disk), `${databaseFile(disk)}-wal`, slotFile(disk), slotCopy(disk)];
  for (const to of files) {
    const from = join(desk.folder, to.slice(disk.length));
    if (existsSync(from)) copyFileSync(from, to);
  }
  return { disk, it, key: key.value };
}

/** Five cases for the line, of which central has two; one by hand; one draft with a paper. */
export async function lostDisk() {
  const desk = await openTestDesk();
  await desk.signIn();
  const cases: string[] = [];
  for (let n = 0; n < 5; n += 1) cases.push((await submitted(desk)).deskNumber);
  await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  const draft = await desk.done('draft.create', {
    service: desk.db.get<{ s: string }>('select service as s from cases')?.s ?? '',
  });
  const held = desk.db.get<{ id: string }>('select id from cases where desk_number = ?', cases[3] ?? '')?.id ?? '';
  const sha256 = createHash('sha256').update(scan).digest('hex');
  for (const holder of [draft.id, held]) {
    addPaper(desk.db, { holder, sha256, mediaType: 'image/png', bytes: scan, addedAt: at });
  }
  const two = hashAt(desk.db, testDevice, 2) ?? '';
  markDelivered(desk.db, testDevice.epoch, 0, { seq: 2, hash: two }, at);
  const { disk, it, key } = await diskOf(desk);
  const payloads = desk.db
    .all<{ payload: string }>('select unpacked(payload) as payload from outbox_entries where seq > 2 order by seq')
    .map(({ payload }) => payload);
  return { disk, it, unsent: cases.slice(2), payloads, head: chainHead(desk.db, testDevice), key };
}
