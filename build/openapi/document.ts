// The exchange as an OpenAPI 3.1 document for the engineers of a central. What bodies look like comes from the schemas of
// shared/protocol; what the words beside them say is in the guide, build/docs/central.md.
import { deviceKeyPath } from '../../shared/protocol/device-key.ts';
import { packedType } from '../../shared/protocol/envelope.ts';
import { enrolPath, exchangePath, limits, paperPath } from '../../shared/protocol/exchange.ts';
import { ownEntriesPath } from '../../shared/protocol/own-entries.ts';
import { tusVersion, uploadMediaType } from '../../shared/protocol/papers.ts';
import { answerComponents, requestComponents } from '../../shared/protocol/signature.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { message, messageSchemas } from './schemas.ts';

const covered = (components: readonly string[]): string => components.map((name) => `\`${name}\``).join(', ');

const headers = {
  'Content-Digest': 'SHA-256 of the body as sent, `sha-256=:<base64>:` (RFC 9530).',
  'Signature-Input': `What is signed, in this one spelling and order (RFC 9421): ${covered(requestComponents)} of a request, ${covered(answerComponents)} of an answer; then \`created\`, \`keyid\`, \`alg="ed25519"\`.`,
  Signature: 'Ed25519 over the signature base, `sopeli=:<base64>:`.',
};

const packedBody = {
  [packedType]: {
    schema: {
      type: 'string',
      contentMediaType: packedType,
      description:
        'The same message packed, in an envelope that carries the signature: then the three signature headers are absent. Specified in build/docs/packed.md. Who does not know it answers 415 or 400 in any other type, and the desk goes on in JSON.',
    },
  },
};

/** Content codings of JSON bodies; packed ones have none. */
const codings = {
  'Content-Encoding': 'Of a body in JSON: `gzip`, or `dcz` (RFC 9842) with the dictionary of the catalogue.',
  'Accept-Encoding': 'Codings that are taken in the other direction.',
  'Available-Dictionary': 'SHA-256 of the dictionary that is there, `:<base64>:` (RFC 9842).',
};
/** The signature's headers of a message that may be packed instead. */
const unlessPacked = Object.entries(headers).map(([name, said]) => ({
  name,
  required: false,
  description: `${said} Absent where the body is packed.`,
  schema: { type: 'string' },
}));
const codingParameters = Object.keys(codings).map((name) => ({ $ref: `#/components/parameters/${name}` }));
const codingHeaders = Object.fromEntries(
  Object.keys(codings).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

const spoken = [
  ...Object.entries(headers).map(([name, said]) => [name, true, said] as const),
  ...Object.entries(codings).map(([name, said]) => [name, false, said] as const),
];

const refusals: Readonly<Record<string, string>> = {
  '400': '`request.invalid`, `protocol.unsupported`: the request does not fit the protocol.',
  '401': '`request.unsigned`, `request.tampered`, `device.unknown`: nothing of the request is believed.',
  '403': '`device.revoked`, `enrolment.refused`: who asks may not.',
  '404': '`paper.unwanted`: no case of this device names this content.',
  '409': '`request.replayed` with `lastRequest`; `request.gap` and `chain.broken` with `has`; `paper.offset`.',
  '413': `\`request.too-large\`: at most ${limits.requestBytes} bytes a request and ${limits.paperBytes} a paper.`,
  '415': '`encoding.unsupported`: this coding or dictionary is not known here; the desk goes on without.',
  '423': '`paper.taken`: another desk is sending this content.',
  '460': '`paper.mismatch`: the whole has another SHA-256 than its address; central forgets all of it.',
  '429': '`central.busy`: later; `Retry-After` in seconds.',
  '500': '`central.failed`: later.',
  '503': '`central.busy`: later; `Retry-After` in seconds.',
};

const answerHeaders = Object.fromEntries(
  Object.keys(headers).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

function json(name: Parameters<typeof message>[0]): object {
  return { 'application/json': { schema: message(name) } };
}

function answer(description: string, content?: object): object {
  return { description, headers: answerHeaders, ...(content === undefined ? {} : { content }) };
}

function responses(good: Record<string, object>, statuses: readonly string[]): object {
  const refused = statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]);
  return { ...good, ...Object.fromEntries(refused) };
}

const signed = ['Content-Digest', 'Signature-Input', 'Signature'].map((name) => ({
  $ref: `#/components/parameters/${name}`,
}));
const sha256 = {
  name: 'sha256',
  in: 'path',
  required: true,
  description: 'SHA-256 of the content, in hex.',
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};
const tusResumable = {
  name: 'Tus-Resumable',
  in: 'header',
  required: true,
  description: 'Version of the upload protocol.',
  schema: { type: 'string', const: tusVersion },
};
const uploadOffset = { description: 'Bytes that are there.', required: true, schema: { type: 'integer', minimum: 0 } };
const uploaded = (description: string): object => ({
  description,
  headers: { ...answerHeaders, 'Upload-Offset': uploadOffset },
});
const common = ['400', '401', '403', '413', '429', '500', '503'];

const paths = {
  [enrolPath]: {
    post: {
      operationId: 'enrol',
      tags: ['Desks'],
      summary: 'Makes a device known to central',
      description:
        'Signed with the new key; `keyid` is the public key. The same code with the same key gets the same answer again, for ever: the first one may have been lost. The answer is signed with the key that it brings, and a desk pins that key when it is the one which the code marks (`shared/protocol/enrolment-code.ts`).',
      parameters: signed,
      requestBody: { required: true, content: json('EnrolRequest') },
      responses: responses({ '200': answer('The place of this device.', json('EnrolAnswer')) }, common),
    },
  },
  [exchangePath]: {
    post: {
      operationId: 'exchange',
      tags: ['Desks'],
      summary: 'Takes new entries and gives news, in one round trip',
      description:
        'One transaction: all new entries are stored as received and their outcomes told in the feed, or nothing is. `has` is read from what is committed. Entries that central has already are accepted silently, for ever.',
      parameters: [...unlessPacked.map((header) => ({ ...header, in: 'header' })), ...codingParameters],
      requestBody: { required: true, content: { ...json('ExchangeRequest'), ...packedBody } },
      responses: responses(
        {
          '200': {
            ...answer('What central has, and the news.', { ...json('ExchangeAnswer'), ...packedBody }),
            headers: {
              ...Object.fromEntries(unlessPacked.map(({ name, ...header }) => [name, header])),
              ...codingHeaders,
            },
          },
        },
        [...common, '409', '415'],
      ),
    },
  },
  [ownEntriesPath]: {
    post: {
      operationId: 'ownEntries',
      tags: ['Desks'],
      summary: 'Gives a desk its own entries back',
      description:
        'Asked by a desk that was restored from an older copy, when central has more of its chain than it has itself. The request takes a number of the exchange; nothing else changes.',
      parameters: signed,
      requestBody: { required: true, content: json('OwnEntriesRequest') },
      responses: responses({ '200': answer('A page of entries.', json('OwnEntriesAnswer')) }, [...common, '409']),
    },
  },
  [deviceKeyPath]: {
    post: {
      operationId: 'changeDeviceKey',
      tags: ['Desks'],
      summary: 'Gives a device another key',
      description:
        'Signed with the key that central knows; `proof` is by the new one. Device, chain, feed and request numbers go on. The same change is answered again, also where an earlier key of the device signed it: the answer may have been lost, or the desk restored from a copy. A desk goes on with its old key at a central that does not know this path.',
      parameters: signed,
      requestBody: { required: true, content: json('DeviceKeyRequest') },
      responses: responses({ '200': answer('The key is taken.', json('DeviceKeyAnswer')) }, [...common, '409']),
    },
  },
  [paperPath('{sha256}')]: {
    parameters: [sha256],
    head: {
      operationId: 'askPaper',
      tags: ['Desks'],
      summary: 'Asks how much of a paper central has (tus 1.0)',
      description:
        'The upload exists as soon as a case of this desk that central did not refuse names the content. A refused `HEAD` has no body, only its status.',
      parameters: [tusResumable, ...signed],
      responses: responses({ '200': uploaded('How much is there.') }, ['400', '401', '403', '404', '500', '503']),
    },
    patch: {
      operationId: 'sendPaper',
      tags: ['Desks'],
      summary: 'Sends a paper from where it broke off (tus 1.0)',
      description:
        'What arrived before the line broke is kept. An `Upload-Offset` equal to the length says that central has the paper, verified and kept.',
      parameters: [tusResumable, { ...uploadOffset, name: 'Upload-Offset', in: 'header' }, ...signed],
      requestBody: {
        required: true,
        content: { [uploadMediaType]: { schema: { type: 'string', contentMediaType: uploadMediaType } } },
      },
      responses: responses({ '204': uploaded('How much is there now.') }, [...common, '404', '409', '423', '460']),
    },
    put: {
      operationId: 'putPaper',
      tags: ['Desks'],
      summary: 'Takes the bytes of a paper under their hash',
      description: 'Any 2xx says that central has the paper, verified and kept. Sending it again changes nothing.',
      parameters: signed,
      requestBody: {
        required: true,
        content: {
          'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
      responses: responses({ '200': answer('Central had it.'), '201': answer('Kept now.') }, common),
    },
  },
};

/** The whole document, as JSON. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Exchange between the service desks of community centers and the central municipal system',
      version: String(protocolVersion),
      summary: 'What a central implements so that desks can work with it.',
      description:
        'Desks work without a line for weeks, lose answers, are restored from copies and have wrong clocks. Every request and every answer is signed; what is not signed was not said. The guide build/docs/central.md explains what follows.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://{central}', variables: { central: { default: 'central.invalid' } } }],
    tags: [{ name: 'Desks', description: 'All that a desk ever asks for.' }],
    security: [{ signature: [] }],
    paths,
    components: {
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Signature',
          description: 'An HTTP message signature (RFC 9421) by the key of the device, as described at the headers.',
        },
      },
      headers: Object.fromEntries(
        spoken.map(([name, required, description]) => [name, { description, required, schema: { type: 'string' } }]),
      ),
      parameters: Object.fromEntries(
        spoken.map(([name, required, description]) => [
          name,
          { name, in: 'header', required, description, schema: { type: 'string' } },
        ]),
      ),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          answer(description, { 'application/problem+json': { schema: message('Problem') } }),
        ]),
      ),
      schemas: messageSchemas(),
    },
  };
}
