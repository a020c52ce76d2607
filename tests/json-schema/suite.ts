// Runs files written like those of the official JSON Schema Test Suite: a list of schemas, each with instances and
// whether they are valid. What the validator refuses by name is counted by that name, never as passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { compileSchema, type Schema } from '../../build/json-schema/validator.ts';

const schema = z.custom<Schema>((value) => typeof value === 'boolean' || (typeof value === 'object' && value !== null));
const groupSchema = z.object({
  description: z.string(),
  schema,
  tests: z.array(z.object({ description: z.string(), data: z.unknown(), valid: z.boolean() })),
});
const fileSchema = z.array(groupSchema);

export type Outcome = {
  readonly passed: number;
  readonly failed: readonly string[];
  /** How many tests each refusal, by its name, left unjudged. */
  readonly refused: Readonly<Record<string, number>>;
};

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

/** The schemas that the official suite's tests refer to, at the address its authors gave them. */
export function remotesOf(suite: string): Map<string, Schema> {
  const folder = join(suite, 'remotes');
  const read = (file: string): Schema => schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const address = (file: string): string => `http://localhost:1234/${relative(folder, file).split(sep).join('/')}`;
  return new Map(files(folder).map((file) => [address(file), read(file)]));
}

/** Judges every test under a file or folder. `format` decides only where the suite says that it should. */
export async function runSuite(folder: string, others: ReadonlyMap<string, Schema>): Promise<Outcome> {
  let passed = 0;
  const failed: string[] = [];
  const refused: Record<string, number> = {};
  for (const file of files(folder)) {
    const name = relative(folder, file);
    const assertFormat = /optional.format/.test(name);
    for (const group of fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) {
      const compiled = await compileSchema(group.schema, { assertFormat, others });
      if ('refused' in compiled) {
        for (const what of compiled.refused) refused[what] = (refused[what] ?? 0) + group.tests.length;
        continue;
      }
      for (const { description, data, valid } of group.tests) {
        const right = 'judge' in compiled && compiled.judge(data) === valid;
        const why = 'reason' in compiled ? ` (${compiled.reason})` : '';
        if (right) passed += 1;
        else failed.push(`${name}: ${group.description}: ${description}${why}`);
      }
    }
  }
  return { passed, failed, refused };
}
