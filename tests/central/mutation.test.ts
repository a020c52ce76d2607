// The suite can fail: centrals that are broken on purpose, each in one way that would hurt desks, are each found out by
// the case that is there for it.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newWorld, runSuite } from './conformance/run.ts';
import { openStand, type Stand } from './harness.ts';

/** The names of the cases that fail against this central. */
async function found(stand: Stand): Promise<string[]> {
  const world = newWorld(stand.central.url, await stand.control.code(), ['municipality-one-time-aid', 'gurjaani']);
  const verdicts = await runSuite(world, () => {});
  return verdicts.filter((verdict) => verdict.why !== null).map((verdict) => verdict.name);
}

/** A stand-in that ends with the test. */
async function broken(): Promise<Stand> {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  return stand;
}

describe('a central whose answers prove nothing', () => {
  for (const fault of ['unsigned', 'wrong-key', 'replay-answer', 'portal', 'truncated'] as const) {
    it(`fails: ${fault}`, async () => {
      const stand = await broken();
      await stand.control.post('/faults', { fault, times: 10_000 });
      expect(await found(stand)).toContain('An exchange with nothing to send says what central has');
    });
  }
});

/** What its memory does wrong, as a trigger in its own database, and which case must find it. */
const sabotages = [
  {
    what: 'accepts replayed requests',
    sql: 'create trigger s after update of last_request on devices begin update devices set last_request = 0; end',
    finds: 'A request played again byte for byte is refused with the last number seen',
  },
  {
    what: 'accepts overtaken requests',
    sql: `create trigger s after update of last_request on devices begin
      update devices set last_request = new.last_request - 2 where id = new.id; end`,
    finds: 'A request that was overtaken by a later one is refused, and its entry is not stored',
  },
  {
    what: 'forgets refusals',
    sql: `create trigger s before insert on events when new.event like '%entry.refused%' begin select raise(ignore); end`,
    finds: 'An entry that is no JSON is kept, refused as unreadable, and blocks no other',
  },
  {
    what: 'tells outcomes of entries that it dropped',
    sql: 'create trigger s after insert on events begin delete from cases; delete from entries; end',
    finds: 'A new entry is had at once and its outcome told in the same answer',
  },
  {
    what: 'leaves gaps in the feed',
    sql: 'create trigger s after insert on events when new.n = 7 begin update events set n = 8 where n = 7; end',
    finds: 'Events are numbered without gaps from 1, and an answer says when there are more',
  },
  {
    what: 'loses papers',
    sql: 'create trigger s after insert on papers begin delete from papers; end',
    finds: 'A paper that a case names is wanted until it is there, and taken once',
  },
  {
    what: 'gives a new place for every enrolment',
    sql: `create trigger s after insert on devices begin
      update codes set used = 0; end`,
    finds: 'Another key does not get in with the used code',
  },
  {
    what: 'registers a case anew when it comes again',
    sql: `create trigger s after insert on events when new.event ->> 'epoch' = 2 begin
      update events set event = json_set(event, '$.registrationNumber', 'another') where n = new.n; end`,
    finds: 'The same case in a new epoch keeps its registration, and the new chain starts at its genesis',
  },
] as const;

describe('a central with a broken memory', () => {
  for (const { what, sql, finds } of sabotages) {
    it(`fails: ${what}`, async () => {
      const stand = await broken();
      const memory = new Sqlite(join(stand.folder, 'central.db'));
      memory.exec(sql);
      memory.close();
      expect(await found(stand)).toContain(finds);
    });
  }
});
