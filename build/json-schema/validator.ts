// JSON Schema, draft 2020-12, by a library that interprets schemas: no code is generated, so it works under a policy
// that forbids eval. It never fetches anything: a reference leads to a schema that was given, or the schema is refused.
import { RetrievalError, removeUriSchemePlugin } from '@hyperjump/browser';
import {
  hasSchema,
  InvalidSchemaError,
  type OutputUnit,
  registerSchema,
  setMetaSchemaOutputFormat,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats-lite';
import { dialect, refusedIn } from './refused.ts';

for (const scheme of ['http', 'https', 'file']) removeUriSchemePlugin(scheme);
setMetaSchemaOutputFormat('BASIC');

export type Schema = boolean | object;

/** Judges an instance by a compiled schema. */
export type Judge = (instance: unknown) => boolean;
export type Compiled =
  | { readonly judge: Judge }
  /** What the schema asks for and this validator does not do. */
  | { readonly refused: readonly string[] }
  /** JSON pointers to the places where the schema is no schema, and why it cannot be used. */
  | { readonly invalid: readonly string[]; readonly reason: string };

export type Options = {
  /** Whether `format` decides (it does for forms) or only describes (the standard's default). */
  readonly assertFormat: boolean;
  /** Schemas that may be referred to, by their address. */
  readonly others?: ReadonlyMap<string, Schema>;
};

let compiled = 0;

function placesOf(units: readonly OutputUnit[] = []): string[] {
  return units.flatMap((unit) =>
    unit.errors === undefined || unit.errors.length === 0
      ? [decodeURI(unit.instanceLocation.replace(/^[^#]*#/, ''))]
      : placesOf(unit.errors),
  );
}

/** A schema made ready. Nothing is thrown over a bad schema; whatever the validator cannot judge by is told instead. */
export async function compileSchema(schema: Schema, { assertFormat, others = new Map() }: Options): Promise<Compiled> {
  const refused = refusedIn(schema);
  if (refused.length > 0) return { refused };
  compiled += 1;
  const address = `https://schema.invalid/${compiled}`;
  const given = [...others, [address, schema] as const];
  setShouldValidateFormat(assertFormat);
  try {
    for (const [at, one] of given) registerSchema(structuredClone(one), at, dialect);
    const judge = await validate(address);
    return {
      judge: (instance) => {
        setShouldValidateFormat(assertFormat);
        return judge(instance).valid;
      },
    };
  } catch (cause) {
    if (cause instanceof RetrievalError) return { refused: ['a reference to a schema that was not given'] };
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { invalid: cause instanceof InvalidSchemaError ? placesOf(cause.output.errors) : [], reason };
  } finally {
    for (const [at] of given) if (hasSchema(at)) unregisterSchema(at);
  }
}
