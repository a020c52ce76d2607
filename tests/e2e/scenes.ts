// The states of every screen, each as a desk that is in that state and the way an operator gets to see it. Pictures,
// accessibility and keyboard are tried on all of them.
import type { Page } from 'playwright-core';
import { problem } from '../../shared/problems.ts';
import { type FakeDesk, fakeDesk } from '../renderer/fake-desk/desk.ts';
import { people, signIn, submitRoad } from '../renderer/fake-desk/samples.ts';
import { afterScenes } from './after-scenes.ts';
import { carryingScenes } from './carrying-scenes.ts';
import { changeScenes } from './change-scenes.ts';

import { dayScenes } from './day-scenes.ts';

import { deskScenes } from './desk-scenes.ts';

import { intakeScenes } from './intake-scenes.ts';
import { papersScenes } from './papers-scenes.ts';
import { personsScenes } from './persons-scenes.ts';
import { busy, offline, press, type Scene, signedIn } from './scene.ts';
import { stateScenes } from './state-scenes.ts';
import { visitScenes } from './visit-scenes.ts';

const newest = (desk: FakeDesk): string => desk.world.cases[0]?.summary.deskNumber ?? '';
const lastOf = (desk: FakeDesk, state: string): string =>
  desk.world.cases.find(({ summary }) => summary.state === state)?.summary.deskNumber ?? newest(desk);

const openCase =
  (state: string) =>
  async (page: Page, desk: FakeDesk): Promise<void> => {
    await press('F3')(page);
    await page.locator('#find').fill(lastOf(desk, state));
    await page.keyboard.press('Enter');
    await page.locator('.timeline').waitFor();
  };

const typed =
  (text: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('#search').fill(text);
    await page.locator('.result[aria-selected="true"], .empty').first().waitFor();
  };

const found =
  (text: string) =>
  async (page: Page): Promise<void> => {
    await press('F3')(page);
    await page.locator('#find').fill(text);
    await page.locator('.cases-found mark').first().waitFor();
  };

/** An application at its last step whose applicant has a similar open case. */
const similar = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('.table .button-primary, .table .button').first().click();
  await page.locator('.similar-cases').waitFor();
};

const openService =
  (text: string) =>
  async (page: Page): Promise<void> => {
    await typed(text)(page);
    await page.keyboard.press('Enter');
    await page.locator('.facts').waitFor();
  };

export const scenes: readonly Scene[] = [
  ...carryingScenes,
  ...visitScenes,
  ...intakeScenes,
  ...papersScenes,
  ...personsScenes,
  ...stateScenes,
  ...afterScenes,
  ...changeScenes,
  ...dayScenes,
  ...deskScenes,
  { name: 'sign-in', desk: async (pkg) => fakeDesk(pkg), act: (page) => page.locator('#password').waitFor() },
  {
    name: 'sign-in-wrong',
    desk: async (pkg) => fakeDesk(pkg, { mode: 'live' }),
    act: async (page) => {
      await page.locator('#operator').selectOption({ index: 1 });
      await page.locator('#password').fill('არა');
      await page.keyboard.press('Enter');
      await page.locator('.notice-bad').waitFor();
    },
  },
  {
    name: 'sign-in-empty',
    desk: async (pkg) => fakeDesk(pkg, { mode: 'live' }),
    act: async (page) => {
      await page.locator('button[type="submit"]').click();
      await page.locator('.error-summary').waitFor();
    },
  },
  { name: 'services', desk: offline, act: (page) => page.locator('.result').first().waitFor() },
  { name: 'services-typed', desk: busy, act: typed('გზის') },
  { name: 'services-none', desk: busy, act: typed('ქქქქქქ') },
  {
    name: 'services-failed',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      desk.world.failing.set('service.find', problem('call.crashed'));
      return desk;
    },
    act: (page) => page.locator('.notice-bad').waitFor(),
  },
  { name: 'service-case', desk: busy, act: openService('გზის დაზიანება') },
  { name: 'service-provider', desk: busy, act: openService('პირადობის ელექტრონული მოწმობა') },
  { name: 'service-manual', desk: (pkg) => signedIn(pkg, 'kabali'), act: openService('გზის დაზიანება') },
  { name: 'drafts', desk: busy, act: press('F6') },
  {
    name: 'drafts-confirm',
    desk: busy,
    act: async (page) => {
      await press('F6')(page);
      await page.locator('.button-quiet').first().click();
      await page.locator('dialog').waitFor();
    },
  },
  { name: 'drafts-empty', desk: (pkg) => signedIn(pkg), act: press('F6') },
  { name: 'queue-online', desk: busy, act: press('F4') },
  { name: 'queue-offline', desk: offline, act: press('F4') },
  {
    name: 'queue-stopped',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      desk.world.line = { ...desk.world.line, state: 'stopped', problem: problem('device.revoked') };
      return desk;
    },
    act: press('F4'),
  },
  {
    name: 'queue-backup-failed',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const { kept } = desk.world;
      desk.world.kept = {
        ...kept,
        journal: problem('journal.failed'),
        backup: { ...kept.backup, ageHours: 76, problem: problem('backup.unreachable') },
      };
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('.notice-warn').first().waitFor();
    },
  },
  {
    name: 'services-clock-behind',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      desk.world.clock = 'behind';
      return desk;
    },
    act: press('F2'),
  },
  {
    name: 'queue-low',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const { storage } = desk.world;
      desk.world.storage = { ...storage, state: 'low', freeBytes: 187_000_000, casesFit: 453, daysFit: 37 };
      return desk;
    },
    act: press('F4'),
  },
  {
    name: 'queue-last',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const unfit = problem('desk.place-unfit', 'memory');
      desk.world.storage = {
        ...desk.world.storage,
        ...{ state: 'last', freeBytes: 15_900_000, casesFit: 38, daysFit: null },
        warnings: [unfit, problem('desk.place-reset')],
      };
      return desk;
    },
    act: press('F4'),
  },
  { name: 'cases', desk: busy, act: press('F3') },
  {
    name: 'cases-wrong-number',
    desk: busy,
    act: async (page) => {
      await press('F3')(page);
      await page.locator('#find').fill('030 02 26 000001 11');
      await page.keyboard.press('Enter');
      await page.locator('.field-message').waitFor();
    },
  },
  { name: 'cases-found-georgian', desk: busy, act: found('გვენეტ') },
  { name: 'cases-found-latin', desk: busy, act: found('mamedov') },
  { name: 'cases-found-armenian', desk: busy, act: found('Մամեդով') },
  { name: 'cases-found-phone', desk: busy, act: found('3456') },
  {
    name: 'cases-found-paged',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      for (let n = 0; n < 52; n += 1) await submitRoad(desk, people[2]);
      return desk;
    },
    act: async (page) => {
      await found('qavtaraZe')(page);
      for (let press = 0; press < 8; press += 1) await page.keyboard.press('PageDown');
      await page.keyboard.press('Tab');
    },
  },
  {
    name: 'cases-found-chosen',
    desk: busy,
    act: async (page) => {
      await found('aiSe')(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.locator('.cases-found tbody tr:nth-child(2) button:focus').waitFor();
    },
  },
  {
    name: 'cases-found-none',
    desk: busy,
    act: async (page) => {
      await press('F3')(page);
      await page.locator('#find').fill('ჟჟჟჟ');
      await page.locator('.empty').waitFor();
    },
  },
  {
    name: 'cases-found-none-in-state',
    desk: busy,
    act: async (page) => {
      await found('aiSe')(page);
      await page.locator('#state-filter').selectOption('manual');
      await page.locator('.empty .button').waitFor();
    },
  },
  { name: 'intake-similar', desk: busy, act: similar },
  {
    name: 'intake-similar-missing',
    desk: busy,
    act: async (page) => {
      await similar(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.similar-cases ~ * .field-message').waitFor();
    },
  },
  { name: 'cases-empty', desk: (pkg) => signedIn(pkg), act: press('F3') },
  { name: 'case-queued', desk: busy, act: openCase('queued') },
  { name: 'case-registered', desk: busy, act: openCase('registered') },
  { name: 'case-refused', desk: busy, act: openCase('refused') },
  {
    name: 'case-receipt',
    desk: busy,
    act: async (page, desk) => {
      await openCase('registered')(page, desk);
      await page.locator('[aria-labelledby="receipt-title"] button').nth(1).click();
      await page.locator('.notice-good').waitFor();
      await page.locator('button[aria-expanded]').click();
      await page.frameLocator('iframe').locator('h1').waitFor();
    },
  },
  {
    name: 'case-held',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      desk.world.role = 'administrator';
      await signIn(desk);
      const deskNumber = lastOf(desk, 'registered');
      const reason = 'სასამართლო დავა № 2/1147-26, მოსარჩელე განმცხადებელია';
      await desk.bridge.call('hold.set', { deskNumber, act: 'placed', reason });
      return desk;
    },
    act: async (page, desk) => {
      await openCase('registered')(page, desk);
      await page.locator('#hold-reason').focus();
      await page.keyboard.press('Enter');
      await page.locator('#hold-reason-error').waitFor();
    },
  },
  {
    name: 'case-joined',
    desk: busy,
    act: async (page, desk) => {
      await openCase('registered')(page, desk);
      await page.locator('#same-number').fill(lastOf(desk, 'refused'));
      await page.locator('#same-reason').selectOption({ index: 3 });
      await page.locator('#same-number').focus();
      await page.keyboard.press('Enter');
      await page.locator('[aria-labelledby="same-title"] li').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#same-reason-error').waitFor();
    },
  },
  {
    name: 'person',
    desk: busy,
    act: async (page, desk) => {
      await openCase('registered')(page, desk);
      await page.locator('[aria-labelledby="keeping-title"] button').last().click();
      await page.locator('#person-who').focus();
      await page.keyboard.press('Enter');
      await page.frameLocator('iframe').locator('h1').waitFor();
    },
  },
  {
    name: 'queue-record',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      desk.world.role = 'administrator';
      await signIn(desk);
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('#purge-record').click();
      await page.frameLocator('iframe').locator('h1').waitFor();
    },
  },
  { name: 'help', desk: busy, act: press('F1') },
  { name: 'cover', desk: busy, act: press('F7') },
  {
    name: 'desk-failed',
    desk: async (pkg) => {
      const desk = fakeDesk(pkg);
      desk.world.failing.set('desk.read', problem('desk.database-newer'));
      return desk;
    },
    act: (page) => page.locator('.notice-bad').waitFor(),
  },
];
