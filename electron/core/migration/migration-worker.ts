// Migrates the desk's database in a thread of its own by opening and closing it; says each step, then the outcome.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { shipped } from '../../../db/migrations/shipped.ts';
import { openStore } from '../../../db/open.ts';
import { ok } from '../../../shared/result.ts';
import type { MigrationNews } from './migration.ts';

const { file, key } = z.strictObject({ file: z.string(), key: z.instanceof(Uint8Array) }).parse(workerData);

const tell = (news: MigrationNews): void => parentPort?.postMessage(news);

const opened = openStore(file, key, shipped, tell);
if (opened.ok) opened.value.close();
tell({ outcome: opened.ok ? ok(null) : opened });
