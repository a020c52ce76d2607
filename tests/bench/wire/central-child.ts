// The other end of a bench's line: the stand-in of central, and beside it a server for the peers that takes JSON one by
// one or in batches, gzipped or not, and answers what it took, and scans as streams that go on where they were cut.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { startCentral } from '../../central/server.ts';

const [host = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'wire-central-'));
const central = await startCentral({ folder, port: 8080, host, catalogue: JSON.stringify(assembleCatalogue()) });
/** Bytes of each scan that came, by its path. */
const scans = new Map<string, number>();
const peers = createServer((request, response) => {
  const { method, url = '' } = request;
  if (method === 'HEAD' || method === 'PATCH') {
    request.on('data', (piece: Buffer) => scans.set(url, (scans.get(url) ?? 0) + piece.length));
    request.on('end', () => response.writeHead(200, { 'upload-offset': String(scans.get(url) ?? 0) }).end());
    request.resume();
    return;
  }
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces);
    const json = JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
    const taken = Array.isArray(json) ? json.length : 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, taken }));
  });
});
await new Promise<void>((listening) => peers.listen(8081, host, listening));
console.log(central.practiceCode);
process.stdin.on('end', () => {
  peers.closeAllConnections();
  peers.close();
  void central.stop().then(() => rmSync(folder, { recursive: true, force: true }));
});
process.stdin.resume();
