// How the fake desk joins the applicants of two cases (pairs in memory, the last word counts) and lets a consent be taken back.
import { consentsHeld } from '../../../shared/cases/notices.ts';
import type { SamePerson } from '../../../shared/contract/persons.ts';
import { ok } from '../../../shared/result.ts';
import { type Answerers, no } from './answers.ts';
import { tell, tick, type World } from './world.ts';

function joinedTo(world: World, of: string): SamePerson[] {
  return world.joined.flatMap(({ pair, reason, at }) => {
    const other = pair.includes(of) ? pair.find((number) => number !== of) : undefined;
    const found = world.cases.find(({ summary }) => summary.deskNumber === other);
    if (found === undefined) return [];
    const { deskNumber, applicantName } = found.summary;
    const personalNumber = String(found.content.applicant['personalNumber'] ?? '');
    return [{ deskNumber, applicantName, personalNumber, reason, operatorName: world.session?.name ?? '', at }];
  });
}

const knows = (world: World, number: string): boolean =>
  world.cases.some(({ summary }) => summary.deskNumber === number);

export const aboutSamePersons: Pick<Answerers, 'person.same' | 'person.join' | 'person.part' | 'consent.withdraw'> = {
  'person.same': (world, { deskNumber }) =>
    knows(world, deskNumber) ? ok(joinedTo(world, deskNumber)) : no('case.unknown'),
  'person.join': (world, { deskNumber, other, reason }) => {
    if (!knows(world, deskNumber) || !knows(world, other)) return no('case.unknown');
    world.joined.push({ pair: [deskNumber, other], reason, at: tick(world) });
    tell(world, 'cases');
    return ok(joinedTo(world, deskNumber));
  },
  'consent.withdraw': (world, { deskNumber, notice }) => {
    const found = world.cases.find(({ summary }) => summary.deskNumber === deskNumber);
    const { notices = [] } = found?.content ?? {};
    const given = consentsHeld(notices).find((record) => record.notice === notice);
    if (found === undefined || given === undefined) return no('case.unchanged');
    found.content = { ...found.content, notices: [...notices, { ...given, act: 'withdrawn', at: tick(world) }] };
    tell(world, 'cases');
    return ok({});
  },
  'person.part': (world, { deskNumber, other }) => {
    world.joined = world.joined.filter(({ pair }) => !(pair.includes(deskNumber) && pair.includes(other)));
    tell(world, 'cases');
    return ok(joinedTo(world, deskNumber));
  },
};
