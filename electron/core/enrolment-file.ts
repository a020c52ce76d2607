// Reads the file that makes a desk a device without a line. It counts only when the code opens it, when the key that the
// code marks has signed it, and when it is whole; whatever a stick brings besides changes nothing.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../shared/problems.ts';
import { readEnrolmentCode } from '../../shared/protocol/enrolment-code.ts';
import {
  type EnrolmentFile,
  enrolmentFileSchema,
  enrolmentFileSuffix,
  largestEnrolmentFile,
  signedPlace,
} from '../../shared/protocol/enrolment-file.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isMarkOf, verifyText } from '../sync/keys.ts';
import { openUnder } from './keys/age.ts';
import type { Stick } from './usb/sticks.ts';

/** Each try costs the work of its sealing; IT carries one file for a desk, or one for each desk of a center. */
const mostFiles = 20;

/** Enrolment files on a stick, by their names. */
export function enrolmentFilesOn(stick: Stick): string[] {
  try {
    return readdirSync(stick.path)
      .filter((name) => name.endsWith(enrolmentFileSuffix))
      .slice(0, mostFiles)
      .map((name) => join(stick.path, name));
  } catch {
    return [];
  }
}

function bytesOf(file: string): Buffer | null {
  try {
    return statSync(file).size > largestEnrolmentFile ? null : readFileSync(file);
  } catch {
    return null;
  }
}

function placeIn(plain: Uint8Array, code: string): Result<EnrolmentFile> {
  const [line = '', signature = ''] = Buffer.from(plain).toString('utf8').split('\n');
  try {
    const read = enrolmentFileSchema.parse(JSON.parse(line));
    const { publicKey } = read.place.central;
    const signed = verifyText(signedPlace(line), signature, publicKey);
    return signed && isMarkOf(code, publicKey) ? ok(read) : fail(problem('enrolment.foreign', 'another key signed it'));
  } catch {
    // What a parser throws may quote the file.
    return fail(problem('enrolment.file-unreadable', 'no enrolment file'));
  }
}

/**
 * The place in the first of these files that the code opens. Problems: enrolment.mistyped, enrolment.file-unreadable (none
 * opens), enrolment.foreign (not made by the central that the code marks), stick.failed.
 */
export async function readEnrolmentFile(files: readonly string[], code: string): Promise<Result<EnrolmentFile>> {
  if (readEnrolmentCode(code).kind !== 'marked') return fail(problem('enrolment.mistyped'));
  const read = files.map(bytesOf);
  for (const sealed of read) {
    const plain = sealed === null ? null : await openUnder(code, sealed);
    if (plain !== null) return placeIn(plain, code);
  }
  return fail(problem(read.every((sealed) => sealed === null) ? 'stick.failed' : 'enrolment.file-unreadable'));
}
