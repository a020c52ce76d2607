// The calls of the USB screen. Files are read and written before the transaction; what a return says is applied in it.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { centralKeys } from '../../../db/central-key.ts';
import { claimHeard, readClaim } from '../../../db/claim.ts';
import { type Device, readDevice } from '../../../db/device.ts';
import { storeProblem } from '../../../db/failures.ts';
import { readExchange } from '../../../db/feed.ts';
import { paperFacts } from '../../../db/papers.ts';
import { keepReturnKey, readReturnKey } from '../../../db/return-key.ts';
import type { Db } from '../../../db/sqlite.ts';
import { unsentDeskNumbers, unsentPapers } from '../../../db/unsent.ts';
import type { DeskEvent } from '../../../shared/contract/events.ts';
import type { Usb } from '../../../shared/contract/usb.ts';
import { problem } from '../../../shared/problems.ts';
import { returnSuffix } from '../../../shared/protocol/usb.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { applyAnswer } from '../../sync/apply.ts';
import type { Answer, Services } from '../call.ts';
import type { Config } from '../config.ts';
import { makeIdentity } from '../keys/age.ts';
import type { Random } from '../ports.ts';
import { makeBundle } from './make.ts';
import { type Returned, readReturn } from './receive.ts';
import { dropSpool, noteSpool, readSpool, spoolFile, writePart } from './spool.ts';
import { findSticks, type Stick } from './sticks.ts';

export interface UsbNeeds {
  readonly db: Db;
  readonly config: Config;
  readonly random: Random;
  readonly changed: (what: DeskEvent['changed']) => void;
}

/** Return files of this desk on a stick. Their names say whose they are; what they are is told by their content. */
function returnsOn(stick: Stick, device: Device | null): string[] {
  if (device === null) return [];
  const start = `sopeli-${device.center}-${device.desk}-`;
  try {
    return readdirSync(stick.path)
      .filter((name) => name.startsWith(start) && name.endsWith(returnSuffix))
      .map((name) => join(stick.path, name));
  } catch {
    return [];
  }
}

/** Whether a file on a stick opens at all: a pulled stick is told apart from a bad file. */
function opens(file: string): boolean {
  try {
    const handle = openSync(file, 'r');
    readSync(handle, Buffer.alloc(1), 0, 1, 0);
    closeSync(handle);
    return true;
  } catch {
    return false;
  }
}

/** Problems: bundle.not-sealable, desk.not-enrolled, stick.*, bundle.*, desk.disk-full, desk.read-only. */
export function usbServices(needs: UsbNeeds): Pick<Services, 'usb.read' | 'usb.make' | 'usb.write' | 'usb.take'> {
  const { db, config, random } = needs;
  const { folder, sticksFolder } = config;
  const centralRecipient = (): string | undefined => config.centralRecipient ?? readClaim(db)?.recipient;
  const sticks = (): Stick[] => findSticks(folder, sticksFolder);
  const stickNamed = (name: string): Stick | null => sticks().find((stick) => stick.name === name) ?? null;

  const read = (): Usb => {
    const device = readDevice(db);
    const papers = device === null ? [] : unsentPapers(db);
    const spooled = readSpool(folder);
    return {
      able: device !== null && centralRecipient() !== undefined,
      waiting: {
        cases: device === null ? 0 : unsentDeskNumbers(db).length,
        papers: papers.length,
        bytes: papers.reduce((sum, sha256) => sum + (paperFacts(db, sha256)?.size ?? 0), 0),
      },
      bundle:
        spooled === null
          ? null
          : {
              madeAt: spooled.madeAt,
              cases: spooled.entries,
              papers: spooled.papers,
              total: spooled.total,
              written: spooled.written,
            },
      sticks: sticks().map((stick) => ({
        name: stick.name,
        freeBytes: stick.freeBytes,
        returns: returnsOn(stick, device).length,
      })),
    };
  };

  const make = async (madeAt: string): Promise<() => Answer<'usb.make'>> => {
    const device = readDevice(db);
    if (device === null) return () => fail(problem('desk.not-enrolled'));
    const to = centralRecipient();
    if (to === undefined) return () => fail(problem('bundle.not-sealable'));
    const replyTo = readReturnKey(db) ?? (await makeIdentity());
    const bundle = random.uuid();
    dropSpool(folder);
    try {
      const made = await makeBundle(spoolFile(folder), { db, device, to, replyTo, bundle, madeAt });
      const noted = noteSpool(folder, { bundle, madeAt, ...made, written: 0 });
      return () => {
        // Two at once could have made a key each; a bundle that nobody could answer is none.
        if (keepReturnKey(db, replyTo).recipient !== replyTo.recipient) dropSpool(folder);
        return noted.ok ? ok(read()) : noted;
      };
    } catch (error) {
      const expected = storeProblem(error);
      if (expected === null) throw error;
      return () => fail(expected);
    }
  };

  const write = async (name: string): Promise<() => Answer<'usb.write'>> => {
    const [device, spooled, stick] = [readDevice(db), readSpool(folder), stickNamed(name)];
    if (device === null) return () => fail(problem('desk.not-enrolled'));
    if (spooled === null || spooled.written >= spooled.total) return () => fail(problem('bundle.none'));
    if (stick === null) return () => fail(problem('stick.unknown'));
    const { center, desk } = device;
    const written = await writePart(folder, spooled, stick, { center, desk });
    return () => (written.ok ? ok(read()) : written);
  };

  /** All of a return or nothing, and nothing of one that is older than what the desk knows. */
  const apply = (device: Device, { bundle, answers }: Returned, at: string): Result<number> => {
    const { trustedTime } = readExchange(db);
    const latest = answers.at(-1)?.time ?? '';
    if (trustedTime !== null && latest <= trustedTime) return fail(problem('bundle.old'));
    let events = 0;
    for (const answer of answers) {
      const applied = applyAnswer(db, device, answer, at);
      if (!applied.ok) return applied;
      events += applied.value.events;
    }
    // Central answered as this device: it knows whose key that is.
    claimHeard(db);
    if (readSpool(folder)?.bundle === bundle) dropSpool(folder);
    for (const what of ['cases', 'queue', 'catalogue', 'papers', 'announcements'] as const) needs.changed(what);
    return ok(events);
  };

  const take = async (name: string, at: string): Promise<() => Answer<'usb.take'>> => {
    const [device, key, stick] = [readDevice(db), readReturnKey(db), stickNamed(name)];
    if (stick === null) return () => fail(problem('stick.unknown'));
    const files = returnsOn(stick, device);
    if (device === null || key === null || files.length === 0) return () => fail(problem('bundle.none'));
    if (!files.some(opens)) return () => fail(problem('stick.failed'));
    const keys = centralKeys(db, device);
    const returns = await Promise.all(files.map((file) => readReturn(file, key.identity, device, keys)));
    return () => {
      const good = returns.flatMap((one) => (one.ok ? [one.value] : []));
      good.sort((one, other) => ((one.answers.at(-1)?.time ?? '') < (other.answers.at(-1)?.time ?? '') ? -1 : 1));
      const applied = good.map((one) => apply(device, one, at));
      const news = applied.flatMap((one) => (one.ok ? [one.value] : []));
      if (news.length > 0) return ok({ events: news.reduce((sum, one) => sum + one, 0) });
      const problems = [...applied, ...returns].flatMap((one) => (one.ok ? [] : [one]));
      return problems[0] ?? fail(problem('bundle.none'));
    };
  };

  return {
    'usb.read': () => ok(read()),
    'usb.make': ({ reading }) => make(reading.wall),
    'usb.write': (_context, { stick }) => write(stick),
    'usb.take': ({ reading }, { stick }) => take(stick, reading.wall),
  };
}
