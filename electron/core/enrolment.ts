// Enrolling from the screen. A code that somebody typed or scanned is given to the exchange, which makes the key, asks
// central and pins its key; the code is kept nowhere, and typed again after a restart it gives the same answer. Where no
// line is, a file that the code opens gives the desk its place, and central hears of it later.
import { takePlace } from '../../db/claim.ts';
import { readDevice } from '../../db/device.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Answer, Services } from './call.ts';
import type { Config } from './config.ts';
import { enrolmentFilesOn, readEnrolmentFile } from './enrolment-file.ts';
import type { Random } from './ports.ts';
import { findSticks } from './usb/sticks.ts';

export interface EnrolmentNeeds {
  readonly db: Db;
  readonly random: Random;
  readonly config: Pick<Config, 'centralUrl' | 'enrolmentCode' | 'folder' | 'sticksFolder'>;
  readonly line: () => Line;
  /** Starts the exchange anew, with this code if there is one. */
  readonly begin: (code: string | null) => void;
}

/** As printed or scanned: without spaces around or inside. Letters stay as they are. */
export const cleanCode = (typed: string): string => typed.replace(/\s+/g, '');

/**
 * Problems: operator.founded (enrolled already), desk.misconfigured (no address of central), stick.unknown and those of
 * `readEnrolmentFile`.
 */
export function enrolmentServices(
  needs: EnrolmentNeeds,
): Pick<Services, 'enrolment.read' | 'enrolment.begin' | 'enrolment.take'> {
  const { db, config, random } = needs;
  let begun = config.enrolmentCode !== null;
  const sticks = () =>
    findSticks(config.folder, config.sticksFolder)
      .map((stick) => ({ stick: stick.name, files: enrolmentFilesOn(stick) }))
      .filter(({ files }) => files.length > 0);

  const take = async (code: string, name: string, at: string): Promise<() => Answer<'enrolment.take'>> => {
    const found = sticks().find(({ stick }) => stick === name);
    const read = found === undefined ? fail(problem('stick.unknown')) : await readEnrolmentFile(found.files, code);
    return () => {
      if (!read.ok) return read;
      if (readDevice(db) !== null) return fail(problem('operator.founded'));
      const { place, recipient } = read.value;
      const { device, epoch, center, centerNumber, desk, central } = place;
      // Not one that central may know from an earlier try by another code.
      const privateKey = random.bytes(32);
      const pinned = { centralKeyId: central.keyId, centralPublicKey: central.publicKey };
      const made = { device, epoch, center, centerNumber, desk, privateKey, ...pinned, enrolledAt: at };
      takePlace(db, made, { code, recipient });
      needs.begin(null);
      return ok({});
    };
  };

  return {
    'enrolment.read': () => {
      if (readDevice(db) !== null) return ok({ state: 'enrolled', problem: null, sticks: [] });
      const said = needs.line().problem;
      const told = said?.code === 'desk.not-enrolled' ? null : said;
      return ok({ state: begun ? 'trying' : 'none', problem: told, sticks: sticks().map(({ stick }) => stick) });
    },
    'enrolment.begin': (_context, { code }) => {
      if (readDevice(db) !== null) return fail(problem('operator.founded'));
      if (config.centralUrl === null) return fail(problem('desk.misconfigured', 'SOPELI_CENTRAL_URL'));
      begun = true;
      needs.begin(cleanCode(code));
      return ok({});
    },
    'enrolment.take': ({ reading }, { code, stick }) => take(cleanCode(code), stick, reading.wall),
  };
}
