// `npm start`: the desk in practice mode with a stand-in of the central system on this computer. Where no window can be
// shown it takes the tour instead, so that the one command always shows the whole main job.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startCentral } from './central.ts';
import { obtainElectron } from './electron-binary.ts';
import { buildIfChanged } from './fresh.ts';
import { chooseHost, hasDisplay, sayHost } from './host.ts';
import { root } from './run.ts';
import { takeTour } from './tour.ts';

const practice = join(root, 'out', 'practice');

async function openDesk(): Promise<number> {
  await obtainElectron();
  const host = chooseHost();
  buildIfChanged();
  const central = await startCentral(join(practice, 'central'));
  console.log(`${sayHost(host)} Practice central: ${central.url}`);
  const desk = spawn(host.program, host.args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SOPELI_MODE: 'practice',
      SOPELI_FOLDER: join(practice, 'desk'),
      SOPELI_CENTRAL_URL: central.url,
      SOPELI_ENROLMENT_CODE: central.enrolmentCode,
      SOPELI_CENTRAL_RECIPIENT: central.recipient,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => desk.kill(signal));
  const [code] = (await once(desk, 'exit')) as [number | null];
  await central.stop();
  return code ?? 1;
}

if (hasDisplay()) process.exitCode = await openDesk();
else {
  console.log('No display here: taking the tour (npm run tour).');
  process.exitCode = await takeTour();
}
