// Whole desks and a whole central as processes of their own, for end-to-end tests: the built app on Electron where its
// binary is, else on the preview. Everything started here is ended with the test that started it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type CentralProcess, startCentral } from '../../build/central.ts';
import { type DeskSetting, type DrivenDesk, driveDesk } from '../../build/drive.ts';
import { buildIfChanged } from '../../build/fresh.ts';

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Opens a desk; in a folder of its own unless one is given. */
export async function startDesk(setting: Partial<DeskSetting> = {}): Promise<DrivenDesk> {
  buildIfChanged();
  const desk = await driveDesk({ ...setting, folder: setting.folder ?? temporaryFolder() });
  onTestFinished(async () => {
    await desk.kill9();
  });
  return desk;
}

/** One desk for all tests of a file or group, which must leave it as they found it. */
export function sharedDesk(): () => DrivenDesk {
  let folder = '';
  let desk: DrivenDesk | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sopeli-e2e-'));
    buildIfChanged();
    desk = await driveDesk({ folder });
  });
  afterAll(async () => {
    await desk?.kill9();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return () => {
    if (desk === null) throw new Error('the desk did not open');
    return desk;
  };
}

/** Starts the stand-in central; stopping it is a dead line, starting it again on its folder and port is its return. */
export async function startCentralProcess(folder = temporaryFolder(), port = 0): Promise<CentralProcess> {
  buildIfChanged();
  const central = await startCentral(folder, port);
  onTestFinished(() => central.stop());
  return central;
}
