// The suite's cases as the table that stands in the guide for a central's engineers (build/docs/central.md). A test holds
// the guide against it, so that no case is without its meaning.
import { delivery } from './cases/delivery.ts';
import { encodings } from './cases/encodings.ts';
import { enrolment } from './cases/enrolment.ts';
import { feed } from './cases/feed.ts';
import { keys } from './cases/keys.ts';
import { memory } from './cases/memory.ts';
import { papers } from './cases/papers.ts';
import { requests } from './cases/requests.ts';
import { suite } from './suite.ts';

const groups = {
  Enrolment: enrolment,
  Delivery: delivery,
  Requests: requests,
  Feed: feed,
  Encodings: encodings,
  Papers: papers,
  Memory: memory,
  Keys: keys,
};

/** Markdown, one table a group; every case of the suite, in its order. */
export function listCases(): string {
  const listed = Object.values(groups).flat();
  if (listed.length !== suite.length) throw new Error('a group of the suite is missing from the list');
  return Object.entries(groups)
    .map(([title, cases]) => {
      const rows = cases.map(({ name, failing }) => `| ${name} | ${failing} |`);
      return [`### ${title}`, '', '| demanded | when it fails |', '|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}
