// A problem in the village goes to another authority's Open311 server once, whatever quirk that server has; its word comes
// back to the desk; nothing of the person ever leaves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshDatabase } from '../postgres/stand.ts';
import { type Central, openCentral } from './central.ts';
import { caseText, chained, newDesk } from './conformance/desk.ts';
import { carryReports } from './open311/carry.ts';
import { type Peer, type Quirk, quirks, startPeer } from './open311/peer.ts';
import { readRequests } from './open311/read.ts';
import type { Open311 } from './open311/report.ts';
import { newSigningKey } from './signing.ts';
import { allCases } from './store/cases.ts';
import { addCode, enrol } from './store/devices.ts';
import { eventsAfter } from './store/feed.ts';
import { openReports } from './store/reports.ts';
import { brought } from './wire/brought.ts';
import { takeEntries } from './wire/take.ts';

interface Village {
  readonly central: Central;
  readonly peer: Peer;
  readonly device: string;
  readonly config: Open311;
  /** The clock goes on by this much. */
  pass(milliseconds: number): void;
  turn(times?: number): Promise<void>;
  told(): Promise<unknown[]>;
}

/** A central with one registered case about a road, beside a server with these quirks. */
async function village(on: readonly Quirk[]): Promise<Village> {
  const folder = mkdtempSync(join(tmpdir(), 'central-'));
  let now = Date.now();
  const { database = null } = await freshDatabase();
  const central = await openCentral(folder, database, () => new Date(now));
  const peer = await startPeer(new Set(on), 7);
  onTestFinished(async () => {
    await peer.stop();
    await central.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const at = central.now().toISOString();
  const key = newSigningKey();
  const code = await addCode(central.store, { center: 'shashiani', centerNumber: 1 }, 'OPEN-CODE-0001');
  const made = await enrol(central.store, code, key.publicKey, at);
  if (made === null) throw new Error('not enrolled');
  const { id: device } = made.device;
  const central_ = { keyId: central.key.keyId, publicKey: central.key.publicKey };
  const place = {
    protocol: 1,
    device,
    epoch: 1,
    center: 'shashiani',
    centerNumber: 1,
    desk: 1,
    central: central_,
    time: at,
  } as const;
  const desk = newDesk('', key, place, ['municipality-road', 'gurjaani']);
  const text = JSON.parse(caseText(desk));
  const answers = { description: 'ნიმუშა საცდელაძის ეზოსთან', place: { lat: 41.74, lon: 45.8 } };
  const entries = chained(desk.head, [
    JSON.stringify({ ...text, answers }),
    caseText({ ...desk, service: 'municipality-one-time-aid' }),
  ]);
  await central.store.transaction((store) =>
    takeEntries({ store, chain: { device, epoch: 1 }, catalogue: null, hold: false, now: at }, entries.map(brought)),
  );
  const config = {
    url: peer.url,
    apiKey: 'key',
    jurisdiction: null,
    services: { 'municipality-road': 'ROAD' },
    email: 'no-reply@central.example',
  };
  return {
    central,
    peer,
    device,
    config,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    turn: async (times = 1) => {
      for (let turn = 0; turn < times; turn++) await carryReports(central, config);
    },
    told: async () =>
      (await eventsAfter(central.store, device, 2, 10)).events.map(({ event }) => [event['status'], event['note']]),
  };
}

const ours = ({ peer }: Village) => peer.taken.filter((one) => !one.id.startsWith('other'));
const stateOf = async ({ central }: Village): Promise<string | undefined> =>
  (await openReports(central.store, 9))[0]?.state;

/** One report there, about our case alone, and no word of the person in anything that was sent. */
async function expectOnceAndAnonymous(at: Village): Promise<void> {
  const [one] = (await allCases(at.central.store)).filter(({ service }) => service === 'municipality-road');
  expect(ours(at).map(({ form }) => form['attribute[desk_number]'])).toEqual([one?.desk_number]);
  for (const body of at.peer.bodies) {
    const sent = decodeURIComponent(body.replaceAll('+', ' '));
    for (const secret of ['საცდელაძე', 'ნიმუშა', '99900000001', 'ეზოსთან']) expect(sent).not.toContain(secret);
  }
}

const hidden: readonly Quirk[] = ['hides-numbers'];
const honest = quirks.filter((quirk) => !hidden.includes(quirk));
const lost: readonly Quirk[] = ['drops-answer', 'error-after-taking', 'duplicate-refused'];

describe('a server that', () => {
  for (const quirk of [null, ...honest]) {
    it(`${quirk ?? 'has no quirk'}: one report, whose word comes back`, async () => {
      const at = await village(quirk === null ? [] : [quirk]);
      await at.turn(14);
      await expectOnceAndAnonymous(at);
      expect(await stateOf(at)).toBe('accepted');
      at.peer.decide(7, quirk === 'more-statuses' ? 'fixed' : 'closed');
      await at.turn(2);
      expect((await at.told()).slice(-1)).toEqual([['completed', 'შესრულებულია & დახურულია']]);
    });
  }

  for (const loss of lost) {
    it(`has every quirk at once, ${loss} among them`, async () => {
      const others = honest.filter((quirk) => !lost.includes(quirk) && quirk !== 'no-pages');
      const at = await village([...others, loss]);
      await at.turn(16);
      await expectOnceAndAnonymous(at);
      expect(await stateOf(at)).toBe('accepted');
    });
    it(`shows nobody's numbers and ${loss}: it waits for a person and never sends again`, async () => {
      const at = await village(['hides-numbers', loss]);
      await at.turn(10);
      await expectOnceAndAnonymous(at);
      expect(await stateOf(at)).toBe('unsure');
    });
  }
});

it('a server that is not there gets the report once it is', async () => {
  const at = await village([]);
  const away = { ...at.config, url: 'http://127.0.0.1:9' };
  for (let turn = 0; turn < 3; turn++) await carryReports(at.central, away);
  expect(await stateOf(at)).toBe('unsure');
  await at.turn(3);
  await expectOnceAndAnonymous(at);
});

it('killed while sending: looked up before anything is sent again', async () => {
  const at = await village([]);
  await at.turn(2);
  // As it lies in the store when the process ended between sending and hearing.
  await at.central.store.run(`update reports set state = 'sending', request_id = null`);
  await at.turn(2);
  expect(await stateOf(at)).toBe('sending');
  at.pass(120_000);
  await at.turn(3);
  expect(await stateOf(at)).toBe('accepted');
  await expectOnceAndAnonymous(at);
});

it('two nodes at once send one report', async () => {
  const at = await village([]);
  await Promise.all([at.turn(), at.turn(), at.turn()]);
  await at.turn(2);
  await expectOnceAndAnonymous(at);
});

it('reads both formats, and says what is neither', () => {
  expect(readRequests('[{"service_request_id": 12}]')).toMatchObject([{ id: '12', token: null }]);
  expect(readRequests('<service_requests><request><token>a&amp;b</token></request></service_requests>')).toMatchObject([
    { id: null, token: 'a&b' },
  ]);
  for (const none of ['', '<html>', '{', 'Bad Gateway']) expect(readRequests(none)).toBeNull();
});
