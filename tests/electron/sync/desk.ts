// One desk's exchange in a test world, over any line: the real store, the real loop, a clock that the test moves.

import type { Db } from '../../../db/sqlite.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { type Exchange, startExchange } from '../../../electron/sync/exchange.ts';
import { publicKeyOf } from '../../../electron/sync/keys.ts';
import type { Changed } from '../../../electron/sync/needs.ts';
import { isPacked, opened, saidIn } from './packed.ts';
import { centralPublicKey, type SmallCentral, sealed, smallCentral } from './small-central.ts';
import { deskKey, device, enrolledStore } from './store.ts';
import { createWorld, type World } from './world.ts';

export const url = 'https://central.example';

export interface TestDesk {
  readonly db: Db;
  readonly world: World;
  readonly changes: Changed[];
  /** Every request that left the desk, in order. */
  readonly sent: HttpRequest[];
  start(): Exchange;
}

/** A desk on this store whose requests reach `send`. `start` may be called again, as after a kill. */
export function testDesk(
  db: Db,
  send: (request: HttpRequest) => HttpAnswer | null | Promise<HttpAnswer | null>,
  config: { centralUrl: string | null; enrolmentCode: string | null; anew?: boolean } = {
    centralUrl: url,
    enrolmentCode: null,
  },
  seed = 1,
): TestDesk {
  const sent: HttpRequest[] = [];
  const world = createWorld(async (request) => {
    sent.push(request);
    return send(request);
  }, seed);
  const changes: Changed[] = [];
  return {
    db,
    world,
    changes,
    sent,
    start: () =>
      startExchange({ ...world, db, config: { ...config, mode: 'practice' }, onChange: (what) => changes.push(what) }),
  };
}

/** The small central that knows the test device, and the device's store that has pinned it. */
export function enrolledPair(): { db: Db; central: SmallCentral } {
  const central = smallCentral({ device: device.device, epoch: 1, publicKey: publicKeyOf(deskKey) });
  return { db: enrolledStore(centralPublicKey), central };
}

/** True when every case of the store is in this state. */
export const all = (db: Db, state: string) => (): boolean =>
  db.get('select 1 from case_states where state <> ?', state) === undefined;

export const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
/** What a request says, whatever its language, or an answer in JSON. */
export const bodyOf = (message: HttpRequest | HttpAnswer | undefined) =>
  message !== undefined && 'method' in message && isPacked(message)
    ? saidIn(opened(message))
    : JSON.parse(Buffer.from(message?.body ?? []).toString());

/** Central's signed refusal of this request. */
export function refusal(
  request: HttpRequest,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): HttpAnswer {
  return sealed(
    { status, body: json({ type: '', title: '', status, code }), headers },
    opened(request).headers['signature'] ?? '',
  );
}

export const portal: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<html>'),
};
