// How the exchange begins and ends: enrolment, no address, stop, faults. At any end the store is whole and left alone.
import { describe, expect, test } from 'vitest';
import { readDevice } from '../../../db/device.ts';
import { graceMs } from '../../../electron/sync/exchange.ts';
import { all, bodyOf, enrolledPair, json, testDesk, url } from './desk.ts';
import { smallCentral } from './small-central.ts';
import { emptyStore, stateOf, submit } from './store.ts';

describe('start and end', () => {
  test('stop waits for an answer under way and stores it', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    const open = Promise.withResolvers<void>();
    const desk = testDesk(db, async (request) => {
      await open.promise;
      return central.take(request);
    });
    const exchange = desk.start();
    desk.world.ring();
    const stopped = exchange.stop();
    open.resolve();
    await stopped;
    expect(stateOf(db, 1)).toBe('registered');
    expect(desk.world.nextAlarm()).toBeNull();
  });

  test('stop abandons an answer that does not come: afterwards nothing touches the store', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    const open = Promise.withResolvers<void>();
    const desk = testDesk(db, async (request) => {
      await open.promise;
      return central.take(request);
    });
    const exchange = desk.start();
    desk.world.ring();
    await desk.world.hasSent(1);
    const stopped = exchange.stop();
    expect(desk.world.nextAlarm()).toBe(graceMs);
    desk.world.ring();
    await stopped;
    expect(stateOf(db, 1)).toBe('queued');
    db.close();
    open.resolve();
    await desk.world.settle();
    expect(central.memory().entries).toHaveLength(1);
    expect(desk.world.logged.map((line) => line.event)).not.toContain('exchange.crashed');
  });

  test('no address: nothing is sent and nothing is claimed', async () => {
    const { db } = enrolledPair();
    const desk = testDesk(db, () => null, { centralUrl: null, enrolmentCode: null });
    const exchange = desk.start();
    exchange.wake();
    await desk.world.pass(3_600_000);
    expect(desk.sent).toEqual([]);
    expect(exchange.line()).toMatchObject({ state: 'unproven', problem: null });
    await exchange.stop();
  });

  test('a fault in the program or the disk is logged without content, and the exchange goes on', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let broken = true;
    const desk = testDesk(db, (request) => {
      if (broken) throw new TypeError('99900000001 საცდელი');
      return central.take(request);
    });
    const exchange = desk.start();
    await desk.world.pass(0);
    expect(exchange.line().problem?.code).toBe('call.crashed');
    expect(JSON.stringify(desk.world.logged)).toContain('TypeError');
    expect(JSON.stringify(desk.world.logged)).not.toContain('999');
    broken = false;
    await desk.world.until(all(db, 'registered'));
  });

  test('a memory of central that cannot be read ends neither the program nor the exchange', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let unreadable = false;
    const get: typeof db.get = (sql, ...values) => {
      if (unreadable && sql.includes('from exchange')) throw new Error('no such row');
      return db.get(sql, ...values);
    };
    const desk = testDesk({ ...db, get }, central.take);
    const exchange = desk.start();
    unreadable = true;
    await desk.world.pass(0);
    expect(exchange.line().problem?.code).toBe('call.crashed');
    unreadable = false;
    await desk.world.until(all(db, 'registered'));
  });
});

describe('enrolment', () => {
  const config = { centralUrl: url, enrolmentCode: 'RIGHT-CODE' };

  test('a key made here, central pinned, and the exchange follows at once', async () => {
    const db = emptyStore();
    const central = smallCentral(null);
    const desk = testDesk(db, central.take, config);
    const exchange = desk.start();
    expect(exchange.line()).toMatchObject({ state: 'unproven', problem: { code: 'desk.not-enrolled' } });
    await desk.world.pass(0);
    expect(readDevice(db)).toMatchObject({ device: central.device, center: 'shua-center', centerNumber: 12, desk: 3 });
    expect(desk.changes).toContain('desk');
    expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
    submit(db, 1);
    exchange.wake();
    await desk.world.settle();
    expect(stateOf(db, 1)).toBe('registered');
  });

  test('a lost answer and a kill: the same key enrols the same desk, the code is not used up', async () => {
    const db = emptyStore();
    const central = smallCentral(null);
    const lossy = testDesk(
      db,
      (request) => {
        central.take(request);
        return null;
      },
      config,
    );
    lossy.start();
    await lossy.world.pass(0);
    expect(readDevice(db)).toBeNull();
    const desk = testDesk(db, central.take, config, 2);
    desk.start();
    await desk.world.pass(0);
    expect(readDevice(db)?.device).toBe(central.device);
    expect(bodyOf(desk.sent[0]).publicKey).toBe(bodyOf(lossy.sent[0]).publicKey);
  });

  test('a wrong code is shown and tried on, since nobody can prove the refusal; a forged central is not pinned', async () => {
    const db = emptyStore();
    const central = smallCentral(null);
    const desk = testDesk(db, central.take, { ...config, enrolmentCode: 'WRONG-CODE' });
    const exchange = desk.start();
    await desk.world.pass(3_600_000);
    expect(exchange.line()).toMatchObject({ state: 'offline', problem: { code: 'enrolment.refused' } });
    expect(desk.world.nextAlarm()).not.toBeNull();
    const forged = testDesk(
      db,
      (request) => {
        const answer = central.take(request);
        const body = bodyOf(answer);
        if (body.central !== undefined) body.central.publicKey = 'A'.repeat(43);
        return { ...answer, body: json(body) };
      },
      config,
    );
    const other = forged.start();
    await forged.world.pass(0);
    expect(other.line().problem?.code).toBe('answer.foreign');
    expect(readDevice(db)).toBeNull();
  });

  test('no code: the desk waits for one and sends nothing', async () => {
    const desk = testDesk(emptyStore(), () => null, { centralUrl: url, enrolmentCode: null });
    const exchange = desk.start();
    await desk.world.pass(3_600_000);
    expect(desk.sent).toEqual([]);
    expect(exchange.line()).toMatchObject({ state: 'unproven', problem: { code: 'desk.not-enrolled' } });
  });
});
