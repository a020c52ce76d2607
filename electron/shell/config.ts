// Turns the environment into the desk's configuration, once, at start. Nobody else reads the environment; a wrong value
// is refused by name and never replaced by a guess, because a guessed folder or address would split a desk in two.
import { basename, join } from 'node:path';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Config, configSchema } from '../core/config.ts';
import type { Surroundings } from '../core/place/facts.ts';

export interface Program {
  /** True in an installed desk, false when run from the sources. */
  readonly packaged: boolean;
  readonly version: string;
  /** Where this system keeps a user's program data. */
  readonly userFolder: string;
}

const variables = {
  mode: 'SOPELI_MODE',
  folder: 'SOPELI_FOLDER',
  centralUrl: 'SOPELI_CENTRAL_URL',
  enrolmentCode: 'SOPELI_ENROLMENT_CODE',
  recoveryRecipient: 'SOPELI_RECOVERY_RECIPIENT',
  keyNumber: 'SOPELI_KEY_NUMBER',
  backupFolder: 'SOPELI_BACKUP_FOLDER',
  centralRecipient: 'SOPELI_CENTRAL_RECIPIENT',
  sticksFolder: 'SOPELI_STICKS_FOLDER',
  scannerFolder: 'SOPELI_SCANNER_FOLDER',
  metered: 'SOPELI_METERED',
} as const;

/**
 * Reads SOPELI_MODE (`practice` or `live`; live only by default when installed), SOPELI_FOLDER, SOPELI_CENTRAL_URL,
 * SOPELI_ENROLMENT_CODE, SOPELI_BACKUP_FOLDER, SOPELI_RECOVERY_RECIPIENT (a live desk needs it), SOPELI_KEY_NUMBER,
 * SOPELI_CENTRAL_RECIPIENT, SOPELI_STICKS_FOLDER, SOPELI_SCANNER_FOLDER and SOPELI_METERED (`yes` or `no`).
 * Answers `desk.misconfigured` with the name of the first wrong one, never its value.
 */
export function readConfig(environment: NodeJS.ProcessEnv, program: Program): Result<Config> {
  const mode = environment[variables.mode] ?? (program.packaged ? 'live' : 'practice');
  const read = configSchema.safeParse({
    mode,
    folder: environment[variables.folder] ?? join(program.userFolder, mode === 'live' ? 'live' : 'practice'),
    centralUrl: environment[variables.centralUrl] ?? null,
    enrolmentCode: environment[variables.enrolmentCode] ?? null,
    ...recovery(environment),
    ...where(environment, 'backupFolder'),
    ...where(environment, 'centralRecipient'),
    ...where(environment, 'sticksFolder'),
    ...where(environment, 'scannerFolder'),
    ...price(environment),
    version: program.version,
  });
  if (read.success && read.data.mode === 'live' && read.data.recoveryRecipient === undefined) {
    return fail(problem('desk.misconfigured', variables.recoveryRecipient));
  }
  if (read.success) return ok(read.data);
  const wrong = read.error.issues[0]?.path[0];
  const name = Object.entries(variables).find(([key]) => key === wrong)?.[1] ?? String(wrong);
  return fail(problem('desk.misconfigured', name));
}

/** The variable under the name of its setting, if it is set. */
function where(environment: NodeJS.ProcessEnv, name: keyof typeof variables): object {
  const value = environment[variables[name]];
  return value === undefined ? {} : { [name]: value };
}

function price(environment: NodeJS.ProcessEnv): object {
  const said = environment[variables.metered];
  return said === undefined ? {} : { metered: said === 'yes' ? true : said === 'no' ? false : said };
}

function recovery(environment: NodeJS.ProcessEnv): object {
  const recoveryRecipient = environment[variables.recoveryRecipient];
  const keyNumber = environment[variables.keyNumber];
  return {
    ...(recoveryRecipient === undefined ? {} : { recoveryRecipient }),
    ...(keyNumber === undefined ? {} : { keyNumber: /^\d+$/.test(keyNumber) ? Number(keyNumber) : keyNumber }),
  };
}

/** Address of the server that replaces edited screens in the open window; null in an installed desk, whatever is set. */
export function readDevServer(environment: NodeJS.ProcessEnv, { packaged }: Program): string | null {
  return packaged ? null : (environment['SOPELI_DEV_SERVER'] ?? null);
}

/**
 * Where this user's program data belongs: on Windows the local folder, because the one it is given by default
 * (`userData`, in the roaming profile) is carried between computers.
 */
export function localFolder(environment: NodeJS.ProcessEnv, userData: string): string {
  const local = environment['LOCALAPPDATA'];
  return local === undefined ? userData : join(local, basename(userData));
}

/** The folders that Windows and OneDrive name as shared with other computers. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  const named = (...names: string[]): string[] => names.map((name) => environment[name] ?? '').filter(Boolean);
  return {
    cloud: named('OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'),
    roaming: named('APPDATA', 'HOMESHARE'),
  };
}
