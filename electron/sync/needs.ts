// What the exchange is given from outside, and what it tells. It knows central's address and nothing else of the world.
import type { Db } from '../../db/sqlite.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Config } from '../core/config.ts';
import type { Clock, Http, Log, Random, Timers } from '../core/ports.ts';
import type { Dictionary } from './wire/dictionary.ts';
import type { Pack } from './wire/packer.ts';

/** What the screen may want to read again. */
export type Changed = DeskEvent['changed'];

export interface ExchangeNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly http: Http;
  readonly log: Log;
  readonly config: Pick<Config, 'centralUrl' | 'enrolmentCode' | 'mode'> & {
    /** Somebody typed the code just now, for a desk that central does not believe any more. */
    readonly anew?: boolean;
  };
  /** Where batches are packed; without it here, in the desk's own thread. */
  readonly pack?: Pack;
  /** Which of these papers may go over the line now; without it all of them. */
  readonly letGo?: (wanted: readonly string[]) => readonly string[];
  onChange(what: Changed): void;
}

/** What one act over the line needs; central's address is known by then. */
export interface Wire extends Pick<ExchangeNeeds, 'db' | 'clock' | 'random' | 'http' | 'log'> {
  readonly centralUrl: string;
  readonly mode: Config['mode'];
  /** The dictionary of the desk's newest catalogue, or null. */
  readonly dictionary: () => Dictionary | null;
  readonly pack: Pack;
  /** Lets what waits in the desk's thread go first. */
  readonly pause: () => Promise<void>;
}
