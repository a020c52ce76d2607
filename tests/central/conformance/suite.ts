// The whole list, in the order in which it must run: the first group enrols the desk of the others.
import type { ConformanceCase } from './case.ts';
import { delivery } from './cases/delivery.ts';
import { encodings } from './cases/encodings.ts';
import { enrolment } from './cases/enrolment.ts';
import { feed } from './cases/feed.ts';
import { keys } from './cases/keys.ts';
import { memory } from './cases/memory.ts';
import { papers } from './cases/papers.ts';
import { requests } from './cases/requests.ts';

export const suite: readonly ConformanceCase[] = [
  ...enrolment,
  ...delivery,
  ...requests,
  ...feed,
  ...encodings,
  ...papers,
  ...memory,
  ...keys,
];
