// Promise: desks in the field speak the old version for months. A change of any wire message that does not raise the
// version and write its line of history fails here.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import { deviceKeyAnswerSchema, deviceKeyRequestSchema } from '../../../shared/protocol/device-key.ts';
import { enrolAnswerSchema, enrolRequestSchema } from '../../../shared/protocol/enrol.ts';
import {
  exchangeAnswerSchema,
  exchangeRequestSchema,
  knownEventSchema,
  wireProblemSchema,
} from '../../../shared/protocol/exchange.ts';
import { ownEntriesAnswerSchema, ownEntriesRequestSchema } from '../../../shared/protocol/own-entries.ts';
import { packedAnswerSchema, packedRequestSchema } from '../../../shared/protocol/packed/messages.ts';
import { answerComponents, requestComponents } from '../../../shared/protocol/signature.ts';
import { protocolHistory, protocolVersion } from '../../../shared/protocol/version.ts';

const messages = {
  enrolRequest: enrolRequestSchema,
  enrolAnswer: enrolAnswerSchema,
  exchangeRequest: exchangeRequestSchema,
  exchangeAnswer: exchangeAnswerSchema,
  event: knownEventSchema,
  deviceKeyRequest: deviceKeyRequestSchema,
  deviceKeyAnswer: deviceKeyAnswerSchema,
  ownEntriesRequest: ownEntriesRequestSchema,
  ownEntriesAnswer: ownEntriesAnswerSchema,
  packedRequest: packedRequestSchema,
  packedAnswer: packedAnswerSchema,
  problem: wireProblemSchema,
  payload: payloadSchema,
};

/** One spelling of a JSON value, whatever the order of its keys. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, part]): [string, unknown] => [key, canonical(part)]);
  return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}

test('all wire messages are those of the version that is written down', () => {
  const schemas = Object.entries(messages).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]);
  const text = JSON.stringify(canonical([schemas, requestComponents, answerComponents]));
  expect(protocolHistory[protocolVersion]?.schemas).toBe(createHash('sha256').update(text).digest('hex'));
});

test('the history is complete, and this version is its end', () => {
  const versions = Object.keys(protocolHistory).map(Number);
  expect(versions).toEqual(Array.from({ length: protocolVersion }, (_, index) => index + 1));
  for (const version of Object.values(protocolHistory)) expect(version.change).not.toBe('');
  const schemas = Object.values(protocolHistory).map((version) => version.schemas);
  expect(new Set(schemas).size).toBe(schemas.length);
});
