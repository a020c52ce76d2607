// Scenes of visits: nobody there, somebody at the desk while others wait, receipts printed, contacts counted.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { problem } from '../../shared/problems.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { beginRoad, people, submitRoad } from '../renderer/fake-desk/samples.ts';
import { press, type Scene, signedIn } from './scene.ts';

/** Five wait, one with a very long name and one with none; a family is at the desk with two cases. */
async function fullRoom(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await signedIn(pkg);
  desk.world.earlierDays = 1;
  for (const person of [people[0], people[1], people[2], people[0]]) {
    await beginRoad(desk, person);
    await desk.bridge.call('visit.park', {});
    desk.world.minutes += 37;
  }
  await desk.bridge.call('draft.create', { service: 'municipality-large-family' });
  await desk.bridge.call('visit.park', {});
  const first = await submitRoad(desk, people[1]);
  await submitRoad(desk, people[2], first);
  for (const kind of ['advice', 'advice', 'printing', 'portal'] as const) {
    await desk.bridge.call('contact.count', { kind });
  }
  return desk;
}

const printed = async (page: Page): Promise<void> => {
  await press('F11')(page);
  await page.locator('#pack-print:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.notice-good').waitFor();
};

export const visitScenes: readonly Scene[] = [
  {
    name: 'visits-empty',
    desk: (pkg) => signedIn(pkg),
    act: async (page) => {
      await press('F11')(page);
      await page.locator('.empty').waitFor();
    },
  },
  {
    name: 'visits',
    desk: fullRoom,
    act: async (page) => {
      await press('F11')(page);
      await page.locator('.bars').first().waitFor();
    },
  },
  { name: 'visits-printed', desk: fullRoom, act: printed },
  {
    name: 'visits-not-printed',
    desk: async (pkg) => {
      const desk = await fullRoom(pkg);
      desk.world.failing.set('visit.print', problem('receipt.not-printed'));
      return desk;
    },
    act: async (page) => {
      await press('F11')(page);
      await page.locator('#pack-print:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.notice-bad').waitFor();
    },
  },
  {
    name: 'visits-failed',
    desk: async (pkg) => {
      const desk = await fullRoom(pkg);
      desk.world.failing.set('visit.list', problem('call.crashed'));
      desk.world.failing.set('day.read', problem('call.crashed'));
      return desk;
    },
    act: async (page) => {
      await press('F11')(page);
      await page.locator('.notice-bad').first().waitFor();
    },
  },
  { name: 'visits-bar', desk: fullRoom, act: press('F2') },
  {
    name: 'contacts',
    desk: fullRoom,
    act: async (page) => {
      await press('F12')(page);
      await page.locator('dialog').waitFor();
    },
  },
  {
    name: 'contacts-counted',
    desk: (pkg) => signedIn(pkg),
    act: async (page) => {
      await press('F12')(page);
      await page.locator('dialog').waitFor();
      await page.keyboard.press('2');
      await page.locator('.visit-said', { hasText: /\(.*1\)/ }).waitFor();
    },
  },
];
