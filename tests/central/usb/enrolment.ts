// Gives a place out in a file, for a desk without a line: `shared/protocol/enrolment-file.ts`. The code goes to the village by
// another way than the file.
import { type EnrolmentFile, signedPlace } from '../../../shared/protocol/enrolment-file.ts';
import { type Central, newestKey } from '../central.ts';
import { markedCode, signText } from '../signing.ts';
import { fileName, keepPlace, type Place } from '../store/devices.ts';
import { sealedUnder, sealingOf } from './sealing.ts';

export interface GivenOut {
  readonly code: string;
  readonly device: string;
  readonly desk: number;
  /** What the file is called on a stick. */
  readonly name: string;
  readonly file: Buffer;
}

/** Keeps a place at this center and seals the file that tells a desk of it; null when the center has none left. */
export async function giveOutPlace(central: Central, place: Place): Promise<GivenOut | null> {
  const key = await newestKey(central);
  const { keyId, publicKey } = key;
  const { recipient } = await sealingOf(central.store);
  const code = markedCode(publicKey);
  const seal = (device: string, desk: number): Promise<Buffer> => {
    const line = JSON.stringify({
      format: 'sopeli-enrolment',
      version: 1,
      place: {
        protocol: 1,
        device,
        epoch: 1,
        ...place,
        desk,
        central: { keyId, publicKey },
        time: central.now().toISOString(),
      },
      recipient,
    } satisfies EnrolmentFile);
    return sealedUnder(code, `${line}\n${signText(key, signedPlace(line))}\n`);
  };
  const kept = await keepPlace(central.store, place, code, seal);
  return kept === null ? null : { ...kept, code, name: fileName(place.center, kept.desk) };
}
