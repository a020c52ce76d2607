// `npm run tour`: the whole main job on the built desk against the practice central, as an operator would do it, with
// pictures. It succeeds only if every step really happened; out/tour/summary.json says what.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCentral } from './central.ts';
import { driveDesk } from './drive.ts';
import { buildIfChanged } from './fresh.ts';
import { chooseHost, sayHost } from './host.ts';
import { root } from './run.ts';
import { seeAnswers } from './tour/answering.ts';
import { fileCase } from './tour/filing.ts';
import type { Stage } from './tour/stage.ts';

const folder = join(root, 'out', 'tour');
const patienceMs = 30_000;

async function perform(): Promise<void> {
  const began = performance.now();
  const centralFolder = join(folder, 'central');
  let central = await startCentral(centralFolder);
  try {
    const desk = await driveDesk({
      folder: join(folder, 'desk'),
      central: central.url,
      enrolmentCode: central.enrolmentCode,
    });
    const { page } = desk;
    page.setDefaultTimeout(patienceMs);
    const stage: Stage = {
      page,
      folder,
      breakLine: () => central.stop(),
      restoreLine: async () => {
        central = await startCentral(centralFolder, Number(new URL(central.url).port));
      },
      done: [],
    };
    try {
      const deskNumber = await fileCase(stage);
      const answered = await seeAnswers(stage, deskNumber);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const summary = { deskNumber, ...answered, host: desk.host, seconds };
      writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
      console.log(summary);
    } catch (error) {
      await page.screenshot({ path: join(folder, 'failed.png') });
      throw error;
    } finally {
      await desk.stop();
    }
  } finally {
    await central.stop();
  }
}

/** Takes the tour; answers the process's exit code. */
export async function takeTour(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  buildIfChanged();
  console.log(sayHost(chooseHost()));
  const began = performance.now();
  try {
    await perform();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(`Every step happened, in ${seconds} s. Pictures, receipt.pdf and summary.json are in ${folder}`);
    return 0;
  } catch (error) {
    console.error(error);
    console.error(`The tour was not finished. Pictures are in ${folder}`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await takeTour();
