// `npm run bundle`: what stands at central does with sticks. `check` says whether a bundle is whole, `import` hands it to
// central and writes the return beside it.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { returnSuffix } from '../../../shared/protocol/usb.ts';
import { inOrder, joined, type Part, partFiles, readPart } from './parts.ts';
import { NoBundle } from './read.ts';

const usage = `npm run bundle -- check FILES-OR-FOLDERS
npm run bundle -- import FILES-OR-FOLDERS --out FOLDER [--revoked] [--control http://127.0.0.1:4400/control]`;

const refusalSchema = z.object({ code: z.string(), error: z.string() });
const takenSchema = z.object({
  center: z.string(),
  desk: z.number(),
  bundle: z.string(),
  entries: z.number(),
  papers: z.number(),
  fresh: z.object({ entries: z.number(), papers: z.number() }),
});

async function check(parts: readonly Part[]): Promise<string> {
  let bytes = 0;
  for await (const piece of joined(parts)) bytes += piece.length;
  const [first] = parts;
  return `whole: ${first?.center}, desk ${first?.desk}, ${parts.length} parts, ${bytes} bytes`;
}

async function hand(parts: readonly Part[], control: string, out: string, vouched: boolean): Promise<string> {
  // Proven whole before central hears of it.
  await check(parts);
  const answer = await fetch(`${control}/bundles${vouched ? '?vouched=yes' : ''}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(Readable.from(joined(parts))) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  if (answer.status !== 200) {
    const refused = refusalSchema.safeParse(await answer.json());
    throw new NoBundle(
      'central.failed',
      refused.success ? `${refused.data.code}: ${refused.data.error}` : `central answered ${answer.status}`,
    );
  }
  const taken = takenSchema.parse(JSON.parse(answer.headers.get('x-bundle') ?? ''));
  mkdirSync(out, { recursive: true });
  const file = join(out, `sopeli-${taken.center}-${taken.desk}-${taken.bundle.slice(-8)}${returnSuffix}`);
  writeFileSync(`${file}.new`, Buffer.from(await answer.arrayBuffer()), { flush: true });
  renameSync(`${file}.new`, file);
  return [
    `taken: ${taken.center}, desk ${taken.desk}: ${taken.entries} cases (${taken.fresh.entries} new), ${taken.papers} papers (${taken.fresh.papers} new)`,
    `return: ${file}`,
  ].join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    revoked: { type: 'boolean', default: false },
    control: { type: 'string', default: 'http://127.0.0.1:4400/control' },
  },
});
const [command, ...given] = positionals;
const { out, control, revoked } = values;
if (
  (command !== 'check' && command !== 'import') ||
  given.length === 0 ||
  (command === 'import' && out === undefined)
) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const parts = inOrder(partFiles(given).map(readPart));
    console.log(command === 'check' ? await check(parts) : await hand(parts, control, out ?? '', revoked));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}: ` : '';
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    console.error(`${code}${error instanceof Error ? error.message : String(error)}${cause}`);
    process.exitCode = 1;
  }
}
