// `npm run conformance -- URL`: is the central at this URL one that desks can work with? For a test system only: the run
// files about a thousand invented cases.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { listCases } from './list.ts';
import { newWorld, runSuite } from './run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    code: { type: 'string' },
    control: { type: 'string' },
    service: { type: 'string', default: 'municipality-one-time-aid' },
    municipality: { type: 'string', default: 'gurjaani' },
    center: { type: 'string', default: 'shashiani' },
    'center-number': { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});
const [url] = positionals;

/** An unused code, from the control face of a stand-in. */
async function codeFrom(control: string): Promise<string> {
  const place = { center: values.center, centerNumber: Number(values['center-number']) };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${control}/codes`, { method: 'POST', headers, body: JSON.stringify(place) });
  return z.strictObject({ code: z.string() }).parse(await answer.json()).code;
}

if (values.list) {
  console.log(listCases());
  process.exit(0);
}
if (url === undefined || (values.code === undefined && values.control === undefined)) {
  console.error('usage: npm run conformance -- URL (--code CODE | --control URL) [--service ID] [--municipality ID]');
  console.error('       npm run conformance -- --list');
  process.exit(2);
}
const code = values.code ?? (await codeFrom(values.control ?? ''));
const { control } = values;
const renewKey = control === undefined ? null : () => fetch(`${control}/signing-key`, { method: 'POST' });
const verdicts = await runSuite(
  newWorld(url, code, [values.service, values.municipality], renewKey),
  ({ name, failing, why }) => {
    console.log(
      why === null ? `passed  ${name}` : `FAILED  ${name}\n        why: ${why}\n        it means: ${failing}`,
    );
  },
);
const failed = verdicts.filter((verdict) => verdict.why !== null).length;
console.log(`${verdicts.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
