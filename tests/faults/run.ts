// Runs a desk on a failing disk in a process of its own, with a real central beside it.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCentral } from '../central/server.ts';
import { catalogue } from '../kill/work.ts';
import { buildLibrary } from '../powercut/compiler.ts';
import { makeControlFile } from './control.ts';
import { type Plan, type Report, reportSchema } from './plan.ts';

const script = fileURLToPath(new URL('./faulty-life.ts', import.meta.url));

/** In the new folder `work`. Throws when the process does not come to its end. */
export async function runFaulty(
  work: string,
  tries: Pick<Plan, 'seed' | 'starts' | 'jobs' | 'fillings'>,
): Promise<Report> {
  const library = buildLibrary(new URL('./faults.c', import.meta.url), work);
  const [root, control] = [join(work, 'disk'), join(work, 'control')];
  const [planFile, reportFile] = [join(work, 'plan.json'), join(work, 'report.json')];
  mkdirSync(root);
  makeControlFile(control);
  const central = await startCentral({
    folder: join(work, 'central'),
    port: 0,
    host: '127.0.0.1',
    catalogue: JSON.stringify(catalogue),
  });
  try {
    const plan: Plan = { ...tries, root, control, centralUrl: central.url, enrolmentCode: central.practiceCode };
    writeFileSync(planFile, JSON.stringify(plan));
    const child = spawn(process.execPath, [script, planFile, reportFile], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, LD_PRELOAD: library, FAULTS_ROOT: root, FAULTS_CONTROL: control },
    });
    const how = await new Promise<number | string | null>((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? signal));
    });
    if (how !== 0) throw new Error(`the desk on a failing disk ended with ${how}`);
    return reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  } finally {
    await central.stop();
  }
}
