// `npm run central -- --port N (--data DIR | --database postgres://…)`: central as a program of its own, for practice and
// for tests that kill it.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOpen311 } from './open311/report.ts';
import { startCentral } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4400' },
    data: { type: 'string' },
    database: { type: 'string' },
    restored: { type: 'boolean', default: false },
    open311: { type: 'string' },
    catalogue: { type: 'string', default: 'out/catalogue.json' },
    clerk: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const port = Number(values.port);
const { data, database, restored } = values;
if ((data === undefined) === (database === undefined) || !Number.isInteger(port)) {
  console.error(
    'usage: npm run central -- --port N (--data DIR | --database postgres://…) [--catalogue FILE] [--no-clerk] [--restored] [--open311 FILE]',
  );
  process.exit(2);
}
if (!existsSync(values.catalogue)) console.log(`no ${values.catalogue}: every service and municipality is taken`);
const central = await startCentral({
  folder: data ?? '',
  restored,
  ...(values.open311 === undefined ? {} : { open311: readOpen311(readFileSync(values.open311, 'utf8')) }),
  ...(database === undefined ? {} : { database }),
  port,
  host: '127.0.0.1',
  clerk: values.clerk,
  ...(existsSync(values.catalogue) ? { catalogue: readFileSync(values.catalogue, 'utf8') } : {}),
});
console.log(`central: ${central.url}`);
console.log(`control: ${central.control}`);
console.log(`recipient of bundles: ${central.recipient}`);
console.log(`practice enrolment code: ${central.practiceCode}`);

let stopping = false;
const stop = (): void => {
  if (stopping) process.exit(1);
  stopping = true;
  void central.stop();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
