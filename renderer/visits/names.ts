// How a visit is called: by its people, and while nobody is named by what was begun.
import type { Visit } from '../../shared/contract/visits.ts';
import type { Words } from '../i18n/use-text.ts';

/** A visit with the name that stands in one of its drafts by now, typed and not yet told by the desk. */
export function withTypedName(visit: Visit, draft: string, name: string): Visit {
  const drafts = visit.drafts.map((one) => (one.id === draft ? { ...one, applicantName: name } : one));
  const persons = [...visit.cases, ...drafts].map(({ applicantName }) => applicantName).filter((one) => one !== '');
  return { ...visit, drafts, persons: [...new Set(persons)] };
}

/** All names; without any the services of its drafts; never empty. */
export function visitName({ persons, drafts }: Visit, { t, say }: Words): string {
  if (persons.length > 0) return persons.join(', ');
  const [draft] = drafts;
  return draft === undefined ? t('visits.noName') : t('visits.unnamed', { service: say(draft.serviceName) });
}

/** How long it is in its state: minutes, or hours and minutes. */
export function ageText({ minutes }: Visit, { t }: Words): string {
  if (minutes < 60) return t('visits.minutes', { minutes });
  return t('visits.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
