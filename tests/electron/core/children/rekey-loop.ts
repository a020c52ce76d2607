// Runs as a child until it is killed: opens the desk's database again and again, each time with a new key, writes a row
// and says so. Arguments: folder, first key number.
import { writeSync } from 'node:fs';
import { addOperator } from '../../../../db/operators.ts';
import { openDeskStore } from '../../../../electron/core/open-desk.ts';
import { systemRandom } from '../../../../electron/core/random.ts';

const [folder = '', first = ''] = process.argv.slice(2);
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
const silent = (): void => undefined;

for (let keyNumber = Number(first); ; keyNumber += 1) {
  const opened = await openDeskStore({
    config: { folder, keyNumber },
    keystore: { seal: flip, open: flip },
    random: systemRandom(),
    log: { info: silent, debug: silent, error: (event, facts) => console.error(event, facts) },
    passphrase: null,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const id = `${process.pid}-${keyNumber}`;
  addOperator(opened.value, { id, name: 'ნინო', role: 'operator', password: '-', createdAt: '' });
  writeSync(1, `${id}\n`);
  opened.value.close();
}
