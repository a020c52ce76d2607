// The other end of a bench's line: the stand-in of central, and beside it the server of the peers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { startCentral } from '../../central/server.ts';
import { peerServer } from './peer-server.ts';

const [host = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'wire-central-'));
const central = await startCentral({ folder, port: 8080, host, catalogue: JSON.stringify(assembleCatalogue()) });
const { server: peers } = peerServer();
await new Promise<void>((listening) => peers.listen(8081, host, listening));
console.log(central.practiceCode);
process.stdin.on('end', () => {
  peers.closeAllConnections();
  peers.close();
  void central.stop().then(() => rmSync(folder, { recursive: true, force: true }));
});
process.stdin.resume();
