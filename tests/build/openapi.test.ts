// Promise: the OpenAPI document is sound by an independent linter, and what the stand-in really says fits it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { openApi } from '../../build/openapi/document.ts';
import { root } from '../../build/run.ts';
import { packedType } from '../../shared/protocol/envelope.ts';
import { exchangePath } from '../../shared/protocol/exchange.ts';
import { askToEnrol, caseText, chained, nextRequest, send } from '../central/conformance/desk.ts';
import { openStand } from '../central/harness.ts';
import { newSigningKey } from '../central/signing.ts';

async function lint(document: object) {
  // Kinds of a payload are alternatives, even while there is only one.
  const rules = { 'no-illogical-composition-keywords': 'off' } as const;
  const config = await createConfig({ extends: ['recommended-strict'], rules });
  return lintFromString({ source: JSON.stringify(document), config });
}

interface Exchange {
  requestBody: { content: object };
  responses: Record<string, { content?: object }>;
  parameters: { $ref?: string; name?: string; required?: boolean }[];
}
const exchangeIn = (document: object): Exchange =>
  (document as { paths: Record<string, { post: Exchange }> }).paths[exchangePath]?.post ?? expect.fail('no exchange');

test('an independent linter finds nothing', async () => {
  const found = await lint(openApi());
  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

test('it would: a path without an answer, a broken reference', async () => {
  const spoiled = JSON.parse(JSON.stringify(openApi()).replaceAll('schemas/EnrolAnswer"', 'schemas/NoSuch"'));
  spoiled.paths[exchangePath].post.responses = {};
  const rules = (await lint(spoiled)).map(({ ruleId }) => ruleId);
  expect(rules).toEqual(expect.arrayContaining(['no-unresolved-refs', 'operation-4xx-response']));
});

test('what the stand-in takes and says fits the schemas of the document', async () => {
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, uuid: true, date: true } });
  ajv.addSchema({ $id: 'openapi', ...openApi() });
  const faults = (name: string, body: unknown): unknown => {
    const check = ajv.getSchema(`openapi#/components/schemas/${name}`);
    if (check === undefined) throw new Error(`no schema ${name}`);
    return check(body) ? null : check.errors;
  };
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const enrolled = await askToEnrol(stand.central.url, newSigningKey(), await stand.control.code());
  expect(faults('EnrolAnswer', enrolled.json)).toBeNull();
  const desk = await stand.desk();
  const text = caseText(desk);
  const request = nextRequest(desk, chained(desk.head, [text, 'unreadable']));
  expect(faults('ExchangeRequest', request)).toBeNull();
  expect(faults('CasePayload', JSON.parse(text))).toBeNull();
  const { json } = await send(desk, exchangePath, request);
  expect(faults('ExchangeAnswer', json)).toBeNull();
  const { events } = json as { events: { event: unknown }[] };
  expect(events.map(({ event }) => faults('Event', event))).toEqual([null, null]);
  expect(faults('Problem', (await send(desk, exchangePath, request)).json)).toBeNull();
  expect(faults('ExchangeAnswer', { ...(json as object), has: -1 })).not.toBeNull();
});

test('every language of the exchange is in it: JSON, its codings, packed', () => {
  const { requestBody, responses, parameters } = exchangeIn(openApi());
  for (const content of [requestBody.content, responses['200']?.content])
    expect(Object.keys(content ?? {})).toEqual(['application/json', packedType]);
  expect(responses).toHaveProperty('415');
  const named = parameters.map(({ $ref, name }) => name ?? $ref?.split('/').at(-1));
  expect(parameters.filter(({ required }) => required)).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['Content-Encoding', 'Accept-Encoding', 'Available-Dictionary']));
});

test('npm run openapi writes it', () => {
  const run = spawnSync(process.execPath, [join(root, 'build/openapi/main.ts')], { encoding: 'utf8' });
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(JSON.parse(readFileSync(join(root, 'out/openapi.json'), 'utf8'))).toEqual(openApi());
});
