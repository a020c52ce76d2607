// One end of the scale bench: central with so many enrolled desks on a new database. It founds the desks in one
// transaction, because enrolling is not what is measured, says where it listens, and at the end what it has used.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { openCentral } from '../../central/central.ts';
import { startCentral } from '../../central/server.ts';
import { newSigningKey } from '../../central/signing.ts';
import { addCode, enrol } from '../../central/store/devices.ts';
import type { BenchDesk } from './load-child.ts';

const [folder = '', count = '0', database] = process.argv.slice(2);
const desksOfCenter = 50;

async function foundDesks(): Promise<BenchDesk[]> {
  const central = await openCentral(folder, database ?? null, () => new Date());
  const desks: BenchDesk[] = [];
  await central.store.transaction(async (store) => {
    desks.length = 0;
    for (let number = 0; number < Number(count); number++) {
      const centerNumber = 1 + Math.floor(number / desksOfCenter);
      const key = newSigningKey();
      const code = await addCode(store, { center: 'shashiani', centerNumber }, `BENCH-CODE-${number}`);
      const enrolled = await enrol(store, code, key.publicKey, new Date().toISOString());
      if (enrolled === null) throw new Error('a desk of the bench was not enrolled');
      desks.push({ key, device: enrolled.device.id, centerNumber, desk: enrolled.device.desk });
    }
  });
  await central.store.close();
  return desks;
}

writeFileSync(join(folder, 'desks.json'), JSON.stringify(await foundDesks()), { mode: 0o600 });
const central = await startCentral({
  folder,
  port: 0,
  host: '127.0.0.1',
  catalogue: JSON.stringify(assembleCatalogue()),
  ...(database === undefined ? {} : { database }),
});
console.log(JSON.stringify({ url: central.url, control: central.control }));

/** Each line of input asks what was used so far: processor time in milliseconds, largest memory in MB. */
const asked = createInterface({ input: process.stdin });
asked.on('line', () => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ workedMs: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 }));
});
asked.on('close', () => void central.stop());
