// Which screens must read again after which call. A table, so that no service has to know that screens exist.
import type { CallName } from '../../shared/contract/contract.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';

type Changed = DeskEvent['changed'];

const changes: Partial<Readonly<Record<CallName, readonly Changed[]>>> = {
  'session.sign-in': ['desk'],
  'session.sign-out': ['desk'],
  'enrolment.take': ['desk'],
  'operator.found': ['desk'],
  'operator.add': ['desk'],
  'operator.lock': ['desk'],
  'draft.create': ['drafts', 'queue', 'visits'],
  'draft.read': ['visits'],
  'draft.save': ['drafts'],
  'draft.discard': ['drafts', 'queue', 'visits'],
  'case.submit': ['drafts', 'cases', 'queue', 'visits', 'pads'],
  'case.correct': ['drafts', 'cases', 'queue', 'visits'],
  'case.withdraw': ['cases', 'queue', 'visits'],
  'case.leave': ['cases', 'queue'],
  'receipt.print': ['cases'],
  'print.again': ['cases'],
  'print.settle': ['cases'],
  'print.wrong': ['cases'],
  'visit.park': ['visits'],
  'visit.resume': ['visits'],
  'visit.end': ['visits'],
  'visit.print': ['cases'],
  'contact.count': ['visits'],
  'contact.take-back': ['visits'],
  'note.add': ['cases', 'visits'],
  'note.keep': ['cases', 'visits'],
  'hold.set': ['cases', 'queue'],
  'person.join': ['cases'],
  'consent.withdraw': ['cases', 'queue'],
  'person.part': ['cases'],
  'act.note': ['cases'],
  'transfer.note': ['cases'],
  'pad.reserve': ['pads'],
  'pad.void': ['pads'],
  'paper.let': ['papers'],
  'paper.price': ['papers'],
  'announcement.mark': ['announcements'],
};

/** Calls that save versions of cases, acts on them or what is said of them: what they answer counts only when the journal has it too. */
export const savingCalls: ReadonlySet<CallName> = new Set<CallName>([
  'case.submit',
  'case.correct',
  'case.withdraw',
  'case.leave',
  'consent.withdraw',
  'act.note',
  'transfer.note',
  'note.add',
  'note.keep',
  'person.join',
  'person.part',
  'hold.set',
]);

/** What a call that went well has changed. */
export function changedBy(name: CallName): readonly Changed[] {
  return changes[name] ?? [];
}
