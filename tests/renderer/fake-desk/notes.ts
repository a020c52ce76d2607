// How the fake desk keeps notes and hands cases on: what is meant for whoever is signed in, or for the next shift by
// another one, counts as taken.
import type { CaseNote, Handover, Shift } from '../../../shared/contract/notes.ts';
import { ok } from '../../../shared/result.ts';
import { type Answerers, no } from './answers.ts';
import { note as tellTimeline } from './cases.ts';
import { type FakeCase, tell, tick, type World } from './world.ts';

const caseOf = (world: World, number: string): FakeCase | undefined =>
  world.cases.find(({ summary }) => summary.deskNumber === number);

function notesOf(world: World, number: string) {
  const notes = world.notes.filter(({ deskNumber }) => deskNumber === number);
  return ok({
    notes: notes.map(
      ({ note, at, operatorName, words, handed }): CaseNote => ({ note, at, operatorName, words, handed }),
    ),
  });
}

function promises(world: World): Shift['promises'] {
  const of = (kind: Shift['promises'][number]['kind'], is: (one: FakeCase) => boolean) => {
    const cases = world.cases.filter(is).map(({ summary }) => summary);
    return { kind, count: cases.length, cases: cases.slice(0, 20) };
  };
  return [
    of('ready', ({ summary }) => summary.status === 'ready'),
    of('flaw', ({ summary }) => summary.status === 'flaw'),
    of('manual', ({ summary }) => summary.state === 'manual'),
    of('unprinted', ({ copies }) => copies === 0),
  ];
}

export const aboutNotes: Pick<Answerers, 'note.list' | 'note.add' | 'note.keep' | 'shift.read'> = {
  'note.list': (world, { deskNumber }) =>
    caseOf(world, deskNumber) === undefined ? no('case.unknown') : notesOf(world, deskNumber),
  'note.add': (world, { deskNumber, words, to }) => {
    const one = caseOf(world, deskNumber);
    if (one === undefined) return no('case.unknown');
    const name = to === null || to === 'shift' ? null : world.operators.find(({ id }) => id === to)?.name;
    if (name === undefined) return no('call.invalid');
    const at = tick(world);
    const { applicantName, serviceName } = one.summary;
    const handed: Handover['handed'] = to === null ? null : { to: name, taken: null, kept: null };
    world.notes.push({
      ...{ note: world.notes.length + 1, at, operatorName: world.session?.name ?? '', words, handed },
      ...{ deskNumber, applicantName, serviceName },
    });
    const kind = to === null ? 'note' : 'handed';
    tellTimeline(one, { at, by: 'desk', kind, detail: name ?? '', note: words, who: world.session?.name ?? '' });
    tell(world, 'cases', 'visits');
    return notesOf(world, deskNumber);
  },
  'note.keep': (world, { deskNumber, note }) => {
    const at = world.notes.findIndex((one) => one.note === note && one.deskNumber === deskNumber);
    const found = world.notes[at];
    if (found?.handed == null || found.handed.kept !== null) return no('call.invalid');
    const kept = { operatorName: world.session?.name ?? '', at: tick(world) };
    world.notes[at] = { ...found, handed: { ...found.handed, kept } };
    tell(world, 'cases', 'visits');
    return notesOf(world, deskNumber);
  },
  'shift.read': (world) => {
    const me = world.session?.name ?? '';
    const open = world.notes.filter(({ handed }) => handed !== null && handed.kept === null);
    const isMine = ({ handed, operatorName }: Handover): boolean =>
      handed?.to === me || (handed?.to === null && operatorName !== me);
    const mine = open.filter(isMine);
    const given = open.filter((one) => !isMine(one) && one.operatorName === me);
    return ok({
      ...{ mine, given, others: open.length - mine.length - given.length },
      ...{ promises: promises(world), cut: false },
      drafts: world.drafts.size,
      parked: world.visits.filter(({ state }) => state === 'parked').length,
    });
  },
};
