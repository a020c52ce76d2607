// What the environment may say, and that a wrong word stops the desk instead of starting another one.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localFolder, readConfig, readDevServer, readSurroundings } from '../../../electron/shell/config.ts';
import { startPolicy } from '../../../electron/shell/start-page.ts';
import { startProblemPage } from '../../../electron/shell/start-problem.ts';
import { problem, problemCodes } from '../../../shared/problems.ts';

const sources = { packaged: false, version: '1.2.3', userFolder: '/home/desk' };
/** Of an identity that nobody keeps. */
const recipient = 'age1xynfwjwjtwpd5a7ud3f8urz7833mgghd8967kl0dk9jkskxlvsqswewyk3';
const installed = { ...sources, packaged: true };

describe('configuration', () => {
  test('practice from the sources, live when installed, each in its own folder', () => {
    expect(readConfig({}, sources)).toEqual({
      ok: true,
      value: {
        mode: 'practice',
        folder: join('/home/desk', 'practice'),
        centralUrl: null,
        enrolmentCode: null,
        version: '1.2.3',
      },
    });
    expect(readConfig({ SOPELI_RECOVERY_RECIPIENT: recipient }, installed)).toMatchObject({
      value: { mode: 'live', folder: join('/home/desk', 'live'), recoveryRecipient: recipient },
    });
  });

  test('a live desk does not start without the public key of IT', () => {
    const read = readConfig({}, installed);
    expect(read).toEqual({ ok: false, problem: { code: 'desk.misconfigured', detail: 'SOPELI_RECOVERY_RECIPIENT' } });
  });

  test('the number of the key is read as a number', () => {
    expect(readConfig({ SOPELI_KEY_NUMBER: '2' }, sources)).toMatchObject({ value: { keyNumber: 2 } });
  });

  test.each([
    ['SOPELI_MODE', 'test'],
    ['SOPELI_FOLDER', ''],
    ['SOPELI_CENTRAL_URL', 'central'],
    ['SOPELI_CENTRAL_URL', 'ftp://central'],
    ['SOPELI_ENROLMENT_CODE', 'short'],
    ['SOPELI_RECOVERY_RECIPIENT', ''],
    ['SOPELI_RECOVERY_RECIPIENT', 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'],
    ['SOPELI_KEY_NUMBER', '0'],
    ['SOPELI_KEY_NUMBER', 'two'],
    ['SOPELI_KEY_NUMBER', '1.5'],
  ])('a wrong %s is refused by name and never repeated', (name, value) => {
    const read = readConfig({ [name]: value }, sources);
    expect(read).toEqual({ ok: false, problem: { code: 'desk.misconfigured', detail: name } });
  });

  test('an installed desk knows no development server', () => {
    const environment = { SOPELI_DEV_SERVER: 'http://127.0.0.1:5173/' };
    expect(readDevServer(environment, sources)).toBe('http://127.0.0.1:5173/');
    expect(readDevServer(environment, installed)).toBeNull();
  });
});

describe('the page of a desk that did not start', () => {
  test.each(problemCodes)('%s says what happened in both languages and names the code', (code) => {
    const page = startProblemPage(problem(code, 'schema 20'));
    expect(page).toContain(`<code>${code} schema 20</code>`);
    expect(page).toMatch(/<h1>[\u10d0-\u10ff]/);
    expect(page).toMatch(/<section lang="en"><h2>[A-Z]/);
  });

  test('a detail cannot become markup', () => {
    expect(startProblemPage(problem('call.crashed', '<img src=x onerror=1>'))).not.toContain('<img');
  });

  test('its policy allows its own style and nothing else', () => {
    expect(startPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  });
});

test('on Windows a desk lies in the local folder, not in the roaming profile', () => {
  expect(localFolder({}, '/home/desk/.config/Sopeli')).toBe('/home/desk/.config/Sopeli');
  expect(localFolder({ LOCALAPPDATA: '/local' }, '/roaming/Sopeli')).toBe(join('/local', 'Sopeli'));
});

test('folders shared with other computers are those the environment names', () => {
  expect(readSurroundings({})).toEqual({ cloud: [], roaming: [] });
  expect(readSurroundings({ OneDrive: 'C:\\One', OneDriveConsumer: '', APPDATA: 'C:\\Roaming' })).toEqual({
    cloud: ['C:\\One'],
    roaming: ['C:\\Roaming'],
  });
});
