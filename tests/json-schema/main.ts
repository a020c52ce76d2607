// `npm run test:json-schema -- DIR`: the validator against the official JSON Schema Test Suite for draft 2020-12, whose
// folder (with `tests/draft2020-12` and `remotes`) is DIR. The suite is not part of this project; it is at
// github.com/json-schema-org/JSON-Schema-Test-Suite.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { remotesOf, runSuite } from './suite.ts';

const [suite, ...rest] = process.argv.slice(2);
const tests = join(suite ?? '', 'tests/draft2020-12');
if (suite === undefined || rest.length > 0 || !existsSync(tests)) {
  console.error(
    'usage: npm run test:json-schema -- DIR\nDIR holds tests/draft2020-12 and remotes of the official suite.',
  );
  process.exitCode = 2;
} else {
  const { passed, failed, refused } = await runSuite(tests, remotesOf(suite));
  for (const one of failed) console.error(`failed: ${one}`);
  for (const [what, count] of Object.entries(refused)) console.log(`refused by name: ${what}: ${count} tests`);
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
