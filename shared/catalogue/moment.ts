// By which day, minute and age answers to a service are checked.
import type { Moment } from '../forms/rules/rule.ts';
import { tbilisiDate, tbilisiMinute } from '../time/dates.ts';
import type { Service } from './schema.ts';

/** The moment of an instant, with the age from which a minor may file for this service alone. */
export function momentOf({ minorsAlone }: Pick<Service, 'minorsAlone'>, instant: string): Moment {
  return {
    today: tbilisiDate(instant),
    now: tbilisiMinute(instant),
    ...(minorsAlone === undefined ? {} : { aloneFrom: minorsAlone.from }),
  };
}
