// The bodies of the exchange as JSON Schemas, made from the very schemas that both sides are checked with.
import { z } from 'zod';
import { payloadSchema } from '../../shared/cases/payload.ts';
import { deviceKeyAnswerSchema, deviceKeyRequestSchema } from '../../shared/protocol/device-key.ts';
import { enrolAnswerSchema, enrolRequestSchema } from '../../shared/protocol/enrol.ts';
import {
  exchangeAnswerSchema,
  exchangeRequestSchema,
  knownEventSchema,
  wireProblemSchema,
} from '../../shared/protocol/exchange.ts';
import { ownEntriesAnswerSchema, ownEntriesRequestSchema } from '../../shared/protocol/own-entries.ts';

const messages = {
  OwnEntriesRequest: ownEntriesRequestSchema,
  OwnEntriesAnswer: ownEntriesAnswerSchema,
  DeviceKeyRequest: deviceKeyRequestSchema,
  DeviceKeyAnswer: deviceKeyAnswerSchema,
  EnrolRequest: enrolRequestSchema,
  EnrolAnswer: enrolAnswerSchema,
  ExchangeRequest: exchangeRequestSchema,
  ExchangeAnswer: exchangeAnswerSchema,
  Event: knownEventSchema,
  CasePayload: payloadSchema,
  Problem: wireProblemSchema,
} as const;
export type MessageName = keyof typeof messages;

const descriptions: Readonly<Record<MessageName, string>> = {
  OwnEntriesRequest: 'The number behind which a desk that was restored from a copy wants its own entries back.',
  OwnEntriesAnswer: 'The entries as they were received, a page of them, and what central has.',
  DeviceKeyRequest: 'The key that a device wants from now on, with a signature by it.',
  DeviceKeyAnswer: 'The key that counts for this device from now on.',
  EnrolRequest: 'A one-time code and the public key that the desk made for itself.',
  EnrolAnswer: 'The place of the new device, and the key that all answers of central are signed with.',
  ExchangeRequest: 'New entries of the outbox and the number of the last feed event that the desk has stored.',
  ExchangeAnswer: 'What central has, the events behind the cursor, and the papers that central lacks.',
  Event:
    'What `event` of a feed event holds, for the kinds that this version names. Desks keep others and show them raw.',
  CasePayload:
    'What the text in `payload` of an entry holds. Its bytes are hashed and kept as they came, never rewritten.',
  Problem:
    'A problem of RFC 9457. `code` is stable and decides what the desk does; `title` is for people who read logs.',
};

interface Schema {
  [keyword: string]: unknown;
}

/** Parts that a schema names inside itself become components of their own: references start at the document's root. */
function hoisted(name: string, schema: Schema): Record<string, Schema> {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/__schema', `"#/components/schemas/${name}Part`);
  const { $defs = {}, $schema: _, ...whole } = JSON.parse(text) as Schema & { $defs?: Record<string, Schema> };
  const parts = Object.entries($defs).map(([part, made]) => [part.replace('__schema', `${name}Part`), made]);
  return { [name]: whole, ...Object.fromEntries(parts) };
}

function part(schema: Schema | undefined, ...path: readonly string[]): Schema {
  let found = schema;
  for (const step of path) found = found?.[step] as Schema | undefined;
  if (found === undefined) throw new Error(`no ${path.join('.')} in the schema`);
  return found;
}

/**
 * Every message by name, and their parts. A refinement that JSON Schema cannot say is left out: central still has to
 * check it.
 */
export function messageSchemas(): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(messages)) {
    const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    Object.assign(schemas, hoisted(name, { description: descriptions[name as MessageName], ...made }));
  }
  // What the schemas leave open on purpose, and the document can say.
  const event = part(schemas['ExchangeAnswer'], 'properties', 'events', 'items', 'properties');
  event['event'] = { anyOf: [message('Event'), part(event, 'event')] };
  const payload = part(schemas['ExchangeRequest'], 'properties', 'entries', 'items', 'properties', 'payload');
  Object.assign(payload, { contentMediaType: 'application/json', contentSchema: message('CasePayload') });
  return schemas;
}

/** A reference to a message. */
export function message(name: MessageName): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
