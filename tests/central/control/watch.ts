// Counts what central has, and lets a test wait until it has more: nobody sleeps and looks again.
import type { Store } from '../store/store.ts';
import type { Route } from './faults.ts';

export interface Counts {
  readonly devices: number;
  readonly entries: number;
  readonly cases: number;
  readonly registered: number;
  readonly waiting: number;
  /** Refused entries, unreadable ones among them. */
  readonly refused: number;
  readonly decided: number;
  readonly papers: number;
  readonly events: number;
  /** Feed events that desks said they have stored. */
  readonly acknowledged: number;
  /** Requests answered or cut since this node started, by route. */
  readonly enrolments: number;
  readonly exchanges: number;
  readonly uploads: number;
}

export interface Watch {
  counts(): Promise<Counts>;
  /** To be called after whatever may have changed a count. */
  changed(route: Route | null): void;
  /** Resolves with true when every wanted count is reached, with false after the time or when central stops. */
  until(wanted: Partial<Counts>, milliseconds: number): Promise<boolean>;
  stop(): void;
}

const counting = `select
  (select count(*) from devices) as devices,
  (select count(*) from entries) as entries,
  (select count(*) from cases) as cases,
  (select count(*) from cases where state = 'registered') as registered,
  (select count(*) from cases where state = 'waiting') as waiting,
  (select count(*) from entries where outcome = 'refused') as refused,
  (select count(*) from cases where status is not null) as decided,
  (select count(*) from papers) as papers,
  (select count(*) from events) as events,
  (select cast(coalesce(sum(cursor), 0) as bigint) from devices) as acknowledged`;

/** How often a database is looked at that other nodes may have changed. */
const lookMs = 100;

export function createWatch(store: Store): Watch {
  const requests = { enrol: 0, exchange: 0, paper: 0 };
  const waiters = new Set<() => void>();
  let stopped = false;
  const counts = async (): Promise<Counts> => {
    const stored = await store.get<Omit<Counts, 'enrolments' | 'exchanges' | 'uploads'>>(counting);
    if (stored === undefined) throw new Error('counting answers one row');
    return { ...stored, enrolments: requests.enrol, exchanges: requests.exchange, uploads: requests.paper };
  };
  const reached = async (wanted: Partial<Counts>): Promise<boolean> => {
    const now = await counts();
    return Object.entries(wanted).every(([name, value]) => now[name as keyof Counts] >= value);
  };
  return {
    counts,
    changed: (route) => {
      if (route !== null) requests[route] += 1;
      for (const look of [...waiters]) look();
    },
    until: (wanted, milliseconds) =>
      new Promise((resolve) => {
        let looking = false;
        let again = false;
        const end = (met: boolean): void => {
          clearTimeout(timer);
          clearInterval(others);
          waiters.delete(look);
          resolve(met);
        };
        const look = (): void => {
          if (stopped) {
            end(false);
            return;
          }
          again = looking;
          if (looking) return;
          looking = true;
          reached(wanted)
            .catch(() => false)
            .then((met) => {
              looking = false;
              if (met) end(true);
              else if (again) look();
            });
        };
        const timer = setTimeout(() => end(false), milliseconds);
        const others = store.shared ? setInterval(look, lookMs) : undefined;
        waiters.add(look);
        look();
      }),
    stop: () => {
      stopped = true;
      for (const look of [...waiters]) look();
    },
  };
}
