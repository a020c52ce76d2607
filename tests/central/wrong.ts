// Centrals that are wrong on purpose, each in one way that would hurt desks, and the case of the suite that is there for
// it. Faults of the wire are scripted, faults of memory are triggers in its own database, faults of judgement are
// functions that do less than they should.
import type { Faults } from './control/faults.ts';

export interface Wrong {
  readonly what: string;
  /** Name of the case that must fail. */
  readonly finds: string;
}
export interface WrongAnswers extends Wrong {
  readonly fault: Parameters<Faults['script']>[0]['fault'];
}
export interface WrongMemory extends Wrong {
  readonly sql: string;
}

export const keyChanged =
  'A desk changes its key by the word of the old one, its chain goes on, and a change whose answer got lost is answered again';
export const centralKeyChanged =
  'A new key of central is told in the feed, and signs only for desks that have stored it, however late';

const nothingHeard = 'An exchange with nothing to send says what central has';
export const wrongAnswers: readonly WrongAnswers[] = [
  { what: 'does not sign', fault: 'unsigned', finds: nothingHeard },
  { what: 'signs with another key', fault: 'wrong-key', finds: nothingHeard },
  { what: 'repeats an old answer', fault: 'replay-answer', finds: nothingHeard },
  { what: 'answers with a page of its own', fault: 'portal', finds: nothingHeard },
  { what: 'breaks off in the middle', fault: 'truncated', finds: nothingHeard },
];

export const wrongMemories: readonly WrongMemory[] = [
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
    what: 'keeps only what it can read',
    sql: `create trigger s after insert on entries when new.outcome = 'refused' begin
      delete from entries where hash = new.hash; end`,
    finds: 'An entry of an unknown kind is kept, refused as unreadable, and blocks no other',
  },
  {
    what: 'registers what it cannot read',
    sql: `create trigger s before insert on events when new.event like '%entry.unreadable%' begin
      insert into events values (new.device, new.n, json_object('kind', 'entry.waiting', 'epoch',
        new.event ->> 'epoch', 'seq', new.event ->> 'seq')); select raise(ignore); end`,
    finds: 'A case with a missing part is kept, refused as unreadable, and blocks no other',
  },
  {
    what: 'lets other content replace a case',
    sql: `create trigger s before insert on events when new.event like '%"entry.refused"%' begin
      insert into events values (new.device, new.n, json_object('kind', 'entry.waiting', 'epoch',
        new.event ->> 'epoch', 'seq', new.event ->> 'seq')); select raise(ignore); end`,
    finds: 'Other content under a case that central has is refused and replaces nothing',
  },
  {
    what: 'tells outcomes of entries that it dropped',
    sql: 'create trigger s after insert on events begin delete from cases; delete from entries; end',
    finds: 'A new entry is had at once and its outcome told in the same answer',
  },
  {
    what: 'changes the bytes that it keeps',
    sql: `create trigger s after insert on entries begin
      update entries set payload = cast(payload || ' ' as blob) where hash = new.hash; end`,
    finds: 'The same entry sent again is accepted silently and changes nothing',
  },
  {
    what: 'cleans texts of odd characters',
    sql: `create trigger s after insert on entries when instr(new.payload, x'00') > 0 begin
      update entries set payload = x'2222' where hash = new.hash; end`,
    finds: 'An entry of the oddest characters is still the same entry when it comes again',
  },
  {
    what: 'leaves gaps in the feed',
    sql: 'create trigger s after insert on events when new.n = 7 begin update events set n = 100007 where n = 7; end',
    finds: 'Events are numbered without gaps from 1, and an answer says when there are more',
  },
  {
    what: 'believes at every request that it was restored',
    sql: `create trigger s after update of last_request on devices begin
      update settings set value = substr(value, 1, 24) || printf('%012d', new.last_request) where name = 'server-epoch'; end`,
    finds: 'The server epoch stays the same while central is not restored',
  },
  {
    what: 'loses papers',
    sql: 'create trigger s after insert on papers begin delete from papers; end',
    finds: 'A paper that a case names is wanted until it is there, and taken once',
  },
  {
    what: 'enrols with a code that nobody made',
    sql: `insert into codes values ('NO-SUCH-CODE-0000', 'shashiani', 1, 1, 0)`,
    finds: 'An unknown enrolment code enrols nobody',
  },
  {
    what: 'gives a new place for every enrolment',
    sql: 'create trigger s after insert on devices begin update codes set used = 0; end',
    finds: 'Another key does not get in with the used code',
  },
  {
    what: 'registers a case anew when it comes again',
    sql: `create trigger s after insert on events when new.event ->> 'epoch' = 2 begin
      update events set event = json_set(event, '$.registrationNumber', 'another') where n = new.n; end`,
    finds: 'The same case in a new epoch keeps its registration, and the new chain starts at its genesis',
  },
  {
    what: 'keeps a desk’s old key in spite of its change',
    sql: 'create trigger s after update of public_key on devices begin update devices set public_key = old.public_key where id = new.id; end',
    finds: keyChanged,
  },
  {
    what: 'changes its own key and tells nobody',
    sql: `create trigger s before insert on events when new.event like '%central.key%' begin select raise(ignore); end`,
    finds: centralKeyChanged,
  },
];
