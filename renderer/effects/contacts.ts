// Counts contacts without an application, and reads what the desk's days were made of.
import type { ContactKind } from '../../shared/contract/contacts.ts';
import { loaded } from '../state/loaded.ts';
import { useVisits } from '../state/visits.ts';
import { call } from './call.ts';

export async function readDays(): Promise<void> {
  const read = loaded(await call('day.read', {}));
  useVisits.setState({ days: read.state === 'ready' ? { state: 'ready', value: read.value.days } : read });
}

export const askContact = (counting: boolean): void => useVisits.setState({ counting, countProblem: null });

/** Counts one and closes the list. */
export async function countContact(kind: ContactKind): Promise<void> {
  useVisits.setState({ counting: false });
  const counted = await call('contact.count', { kind });
  useVisits.setState(
    counted.ok ? { counted: { act: 'counted', ...counted.value } } : { counting: true, countProblem: counted.problem },
  );
}

/** Takes back what was counted last today. Problem: contact.none. */
export async function takeBackContact(): Promise<void> {
  const back = await call('contact.take-back', {});
  useVisits.setState(
    back.ok
      ? { counting: false, counted: { act: 'taken-back', ...back.value } }
      : { counting: true, countProblem: back.problem },
  );
}
