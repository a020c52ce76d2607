// `npm run bench -- wire [--cases 1,10,100,500,5000]`: bytes and round trips of whole deliveries, desk and peers in one
// run. Bytes are whole IP packets both ways on an open connection; round trips are the time on a fast line of 600 ms
// there and back, divided by that, a new connection included.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pollDelay } from '../../../electron/sync/policy.ts';
import { buildLink, clean, far, whyNot } from '../line/emulator.ts';
import type { Report, Row } from '../report.ts';
import { deliver, type Kind } from './delivery.ts';

const goals: Readonly<Record<number, { bytes: number; trips: number }>> = {
  1: { bytes: 900, trips: 3.5 },
  10: { bytes: 250, trips: 3.5 },
  100: { bytes: 150, trips: 3.5 },
  500: { bytes: 125, trips: 5 },
  5000: { bytes: 110, trips: 15 },
};
const tripMs = 600;
const names: Readonly<Record<Kind, string>> = {
  desk: 'Sopeli',
  json: 'JSON, one request a case',
  'json-gzip': 'JSON, batches of 100, gzip',
  openrosa: 'OpenRosa, by its requests',
  rxdb: 'RxDB over HTTP, by its requests',
  scans: 'scans alone',
};

async function row(program: string, kind: Kind, cases: number): Promise<Row> {
  const bytes = await deliver(program, { kind, cases, connection: 'open', profile: clean, seed: 1 });
  // One by one it is a round trip a case, and nobody learns anything from waiting for it.
  const timed = kind !== 'json' || cases <= 10;
  const trip = timed ? await deliver(program, { kind, cases, connection: 'new', profile: far, seed: 1 }) : null;
  const each = (bytes.upBytes + bytes.downBytes) / cases;
  const trips = trip === null ? null : trip.ms / tripMs;
  const goal = kind === 'desk' ? goals[cases] : undefined;
  return {
    name: `${names[kind]}, ${cases}`,
    cells: {
      requests: String(bytes.requests),
      up: String(bytes.upBytes),
      down: String(bytes.downBytes),
      'bytes a case': each.toFixed(0),
      'goal (bytes)': goal === undefined ? '' : String(goal.bytes),
      'round trips': trips === null ? `~${cases + 2}` : trips.toFixed(1),
      'goal (trips)': goal === undefined ? '' : String(goal.trips),
    },
    met: goal === undefined || trips === null ? null : each <= goal.bytes && trips <= goal.trips,
  };
}

/** How often a desk that nobody touches asks in a day. */
function asksOfDay(): number {
  let [asks, passed] = [0, 0];
  for (; passed < 86_400_000; asks += 1) passed += pollDelay(asks, null, 0.5);
  return asks;
}
/** A connection that was used once is closed with four packets; a TLS handshake with a known server comes to this. */
const closing = 4 * 52;
const handshake = 3_107;
const idleBudget = 200_000;

async function idleDay(program: string): Promise<Row> {
  const idle = { kind: 'desk', cases: 0, connection: 'new', profile: clean, seed: 1 } as const;
  const { upBytes, downBytes } = await deliver(program, idle);
  const asks = asksOfDay();
  const once = upBytes + downBytes + closing;
  const withTls = asks * (once + handshake);
  return {
    name: 'Sopeli, an idle day',
    cells: {
      requests: String(asks),
      up: String(asks * upBytes),
      down: String(asks * downBytes),
      'bytes a case': `(day: ${asks * once}, with TLS ${withTls})`,
      'goal (bytes)': String(idleBudget),
    },
    met: withTls <= idleBudget,
  };
}

export async function run(args: string[]): Promise<Report> {
  const { values } = parseArgs({ args, options: { cases: { type: 'string', default: '1,10,100,500,5000' } } });
  const missing = whyNot();
  if (missing !== null) return { title: `wire: not measured, ${missing}`, rows: [] };
  const folder = mkdtempSync(join(tmpdir(), 'bench-wire-'));
  const program = buildLink(folder);
  const rows: Row[] = [];
  for (const cases of values.cases.split(',').map(Number)) {
    for (const kind of ['desk', 'json-gzip', 'json'] as const) rows.push(await row(program, kind, cases));
  }
  rows.push(await idleDay(program));
  rmSync(folder, { recursive: true, force: true });
  return {
    title: 'wire: IP bytes both ways on an open connection, and round trips of 600 ms with a new one; no TLS',
    rows,
  };
}
