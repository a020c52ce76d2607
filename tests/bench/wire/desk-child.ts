// One end of a bench's line: a desk with so many queued cases, or a peer with the same. It prepares itself, says "ready",
// and on the first line of input delivers everything; then it says how long that took and in how many requests.
import { createCipheriv, createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { addCase } from '../../../db/cases.ts';
import { storePackage } from '../../../db/catalogue.ts';
import { readDevice } from '../../../db/device.ts';
import { readExchange } from '../../../db/feed.ts';
import { openStore } from '../../../db/open.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { addPaper } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { Http, Log } from '../../../electron/core/ports.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { enrolOnce } from '../../../electron/sync/enrol.ts';
import { type Exchange, startExchange } from '../../../electron/sync/exchange.ts';
import { draftRequest } from '../../../electron/sync/request.ts';
import { exchangeOnce, firstPace } from '../../../electron/sync/round.ts';
import { dictionaryIn } from '../../../electron/sync/wire/dictionary.ts';
import { packBeside, packHere } from '../../../electron/sync/wire/packer.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import { payloads } from './cases.ts';
import { scanBytes, sendAll, sendScans } from './peers.ts';
import { requestsOf, type Shape } from './shapes.ts';

const [host = '', kind = '', count = '0', connection = 'open', code = '', scans = '0', queued = '1'] =
  process.argv.slice(2);
const cases = Number(count);
const papers = Number(scans);
const folder = mkdtempSync(join(tmpdir(), 'wire-desk-'));
const pkg = assembleCatalogue();
const here = { pack: packHere, pause: async () => undefined };
const quiet: Log = { error: (event, facts) => console.error(event, facts), info: () => {}, debug: () => {} };

function first(place: { center: string; centerNumber: number; desk: number }): CaseSubmitted[] {
  const drawn = payloads(pkg, place, `wire ${queued}`);
  return Array.from({ length: cases }, () => drawn.next().value as CaseSubmitted);
}

/** What no compressor makes smaller, as a photo: another one for each number. */
function scan(at: number): { bytes: Uint8Array; sha256: string } {
  const bytes = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16, at)).update(
    Buffer.alloc(scanBytes),
  );
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The scans lie evenly among the cases. */
function withScans(all: readonly CaseSubmitted[], keep: (id: string, bytes: Uint8Array, sha256: string) => void) {
  const every = Math.floor(cases / papers);
  return all.map((one, at): CaseSubmitted => {
    if (papers === 0 || at % every !== 0 || at / every >= papers) return one;
    const { bytes, sha256 } = scan(at / every);
    keep(one.case, bytes, sha256);
    return { ...one, papers: [{ sha256, name: 'სკანი.jpg', mediaType: 'image/jpeg', size: bytes.length }] };
  });
}

/** Says "ready", waits for the word, and tells what `deliver` needed. */
async function measured(deliver: (begun: number) => Promise<{ requests: number; casesMs: number }>): Promise<void> {
  console.log('ready');
  await once(process.stdin, 'data');
  const begun = performance.now();
  const told = await deliver(begun);
  console.log(JSON.stringify({ ms: performance.now() - begun, ...told }));
}

/** Any request opens the connection; its answer does not matter. */
const greet = (http: Http, url: string) =>
  http.send({
    method: 'HEAD',
    url,
    headers: {},
    body: new Uint8Array(),
    quietMs: 9_000,
    timeoutMs: 9_000,
    maxAnswerBytes: 9_000,
  });

function queue(db: Db): void {
  const device = readDevice(db);
  if (device === null) throw new Error('not enrolled');
  db.run("insert into operators values ('operator', 'ნინო საცდელი', 'operator', '-', '2026-03-02T08:15:00.000Z')");
  db.transaction(() => {
    const keep = (holder: string, bytes: Uint8Array, sha256: string): void =>
      addPaper(db, { holder, sha256, mediaType: 'image/jpeg', bytes, addedAt: '2026-03-02T08:15:00.000Z' });
    for (const one of withScans(first(device), keep)) {
      const payload = JSON.stringify(one);
      addCase(db, {
        id: one.case,
        deskNumber: one.deskNumber,
        service: one.service,
        municipality: one.route.municipality,
        channel: 'system',
        applicantName: 'საცდელი',
        personalNumber: '99900000001',
        filedOn: one.filedOn,
        filedAt: one.filedAt.wall,
        payload,
      });
      appendEntry(db, { caseId: one.case, version: 1, payload });
    }
  });
}

async function desk(): Promise<void> {
  const opened = openStore(join(folder, 'desk.db'), new Uint8Array(32).fill(1));
  if (!opened.ok) throw new Error(opened.problem.code);
  const db = opened.value;
  storePackage(db, { version: pkg.version, package: JSON.stringify(pkg), receivedAt: '2026-03-02T08:15:00.000Z' });
  const centralUrl = `http://${host}:8080`;
  const outside = { db, clock: systemClock(), random: systemRandom(), log: quiet, mode: 'practice' as const };
  const enrolled = await enrolOnce({ ...outside, http: nodeHttp(), centralUrl, dictionary: () => null, ...here }, code);
  if (enrolled.kind !== 'done') throw new Error(`not enrolled: ${enrolled.problem.code}`);
  // A desk and a central that have spoken before: both know their dictionary.
  const device = readDevice(db);
  if (device === null) throw new Error('not enrolled');
  await exchangeOnce(
    { ...outside, http: nodeHttp(), centralUrl, dictionary: () => dictionaryIn(db), ...here },
    device,
    firstPace,
  );
  queue(db);
  const packer = packBeside(new URL('../../../electron/sync/wire/pack-worker.ts', import.meta.url));
  // A desk that runs has its thread: starting it from sources costs what no built desk pays.
  const some = draftRequest(db, device, 10_000, systemClock().read().wall);
  await packer.pack({ ...some, dictionary: dictionaryIn(db), budget: 10_000 });
  const http = nodeHttp();
  let requests = 0;
  const counting: Http = {
    send: (request) => {
      requests += 1;
      return http.send(request);
    },
    expect: (address) => http.expect?.(address),
  };
  if (connection === 'open') await greet(http, centralUrl);
  const casesWait = (): boolean => readExchange(db).has.seq < cases;
  const waiting = (): boolean =>
    casesWait() ||
    db.get('select 1 from papers where delivered_at is null limit 1') !== undefined ||
    db.get("select 1 from case_states where state <> 'registered' limit 1") !== undefined;
  const running: Exchange[] = [];
  await measured(async (begun) => {
    let casesMs = 0;
    const needs = {
      ...outside,
      pack: packer.pack,
      http: counting,
      timers: systemTimers(),
      config: { centralUrl, enrolmentCode: null, mode: 'practice' as const },
    };
    const alive = setInterval(() => {}, 60_000);
    await new Promise<void>((done) => {
      const exchange = startExchange({
        ...needs,
        onChange: (what) => {
          if (casesMs === 0 && !casesWait()) casesMs = performance.now() - begun;
          if ((what === 'queue' || what === 'cases') && !waiting()) done();
        },
      });
      running.push(exchange);
    });
    clearInterval(alive);
    return { requests, casesMs };
  });
  for (const exchange of running) await exchange.stop();
  db.close();
}

async function peer(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = `http://${host}:8081`;
  const texts = first({ center: 'shashiani', centerNumber: 1, desk: 1 }).map((one) => JSON.stringify(one));
  if (connection === 'open') await sendAll(agent, url, requestsOf('json', ['{}']));
  await measured(async (begun) => {
    if (kind === 'scans') {
      const all = Array.from({ length: papers }, (_, at) => scan(at).bytes);
      return { requests: await sendScans(agent, `${url}/scans`, all), casesMs: 0 };
    }
    const requests = await sendAll(agent, url, requestsOf(kind as Shape, texts));
    return { requests, casesMs: performance.now() - begun };
  });
}

await (kind === 'desk' ? desk() : peer());
rmSync(folder, { recursive: true, force: true });
process.exit(0);
