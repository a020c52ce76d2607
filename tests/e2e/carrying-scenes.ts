// Scenes of what goes to central and of a desk's first day: papers on their way, USB sticks, enrolling, operators.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { problem } from '../../shared/problems.ts';
import { fakeDesk } from '../renderer/fake-desk/desk.ts';
import { busy, offline, press, type Scene, signedIn } from './scene.ts';

export const carryingScenes: readonly Scene[] = [
  {
    name: 'queue-papers',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const [one, two] = desk.world.cases.map(({ summary }) => summary.deskNumber);
      const paper = { mediaType: 'image/jpeg', size: 312_400, sent: 0, sending: false, problem: null };
      desk.world.onTheWay = [
        { ...paper, deskNumber: one ?? '', size: 98_000 },
        { ...paper, deskNumber: one ?? '', sent: 204_800, sending: true },
        { ...paper, deskNumber: two ?? '', sent: 65_536, size: 5_900_000 },
        { ...paper, deskNumber: two ?? '', problem: problem('paper.mismatch') },
        ...[1, 2, 3, 4].map(() => ({ ...paper, deskNumber: two ?? '' })),
      ];
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('progress').first().waitFor();
    },
  },
  {
    name: 'queue-metered',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const paper = { mediaType: 'image/jpeg', size: 5_900_000, sent: 0, sending: false, problem: null };
      desk.world.onTheWay = [{ ...paper, deskNumber: desk.world.cases[0]?.summary.deskNumber ?? '' }];
      desk.world.metered = true;
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('progress').first().waitFor();
    },
  },
  ...[
    { name: 'usb-first', bundle: null, able: true },
    { name: 'usb-not-able', bundle: null, able: false },
    { name: 'usb-writing', bundle: { total: 250_000_000, written: 100_000_000 }, able: true },
    { name: 'usb-written', bundle: { total: 250_000_000, written: 250_000_000 }, able: true },
  ].map(({ name, bundle, able }) => ({
    name,
    desk: async (pkg: CataloguePackage) => {
      const desk = await offline(pkg);
      desk.world.usb = {
        able,
        waiting: { cases: 312, papers: 871, bytes: 248_000_000 },
        bundle: bundle === null ? null : { madeAt: '2026-11-23T06:40:00.000Z', cases: 312, papers: 871, ...bundle },
        sticks: [
          { name: 'KINGSTON', freeBytes: 7_800_000_000, returns: bundle === null ? 0 : 1 },
          { name: 'საზოგადოებრივი ცენტრის USB-მეხსიერება №2', freeBytes: 64_000_000, returns: 0 },
        ],
      };
      return desk;
    },
    act: async (page: Page) => {
      await press('F4')(page);
      await page.getByRole('button', { name: 'USB' }).click();
      await page.locator('#usb-write').waitFor();
    },
  })),
  {
    name: 'first-day-code',
    desk: async (pkg) => {
      const desk = fakeDesk(pkg, { mode: 'live' });
      desk.world.enrolled = false;
      desk.world.operators.length = 0;
      return desk;
    },
    act: (page) => page.locator('#code').waitFor(),
  },
  {
    name: 'first-day-refused',
    desk: async (pkg) => {
      const desk = fakeDesk(pkg, { mode: 'live' });
      desk.world.enrolled = false;
      desk.world.operators.length = 0;
      desk.world.enrolling = { state: 'trying', problem: problem('enrolment.refused') };
      desk.world.enrolmentSticks = ['KINGSTON', 'ადმინისტრაციის მეხსიერება'];
      return desk;
    },
    act: (page) => page.locator('.notice-warn').waitFor(),
  },
  {
    name: 'first-day-operator',
    desk: async (pkg) => {
      const desk = fakeDesk(pkg, { mode: 'live' });
      desk.world.operators.length = 0;
      return desk;
    },
    act: async (page) => {
      await page.locator('#new-name').fill('თამარ გელაშვილი');
      await page.locator('button[type="submit"]').click();
      await page.locator('.error-summary').waitFor();
    },
  },
  {
    name: 'announcements',
    desk: async (pkg) => {
      const desk = await signedIn(pkg);
      const at = '2026-11-23T05:20:00.000Z';
      const text = {
        ka: 'ხვალ, 24.11.2026, ცენტრალური სისტემა 10:00-დან 12:00 საათამდე არ იმუშავებს. განაგრძეთ მუშაობა: საქმეები მოგვიანებით გაიგზავნება.',
      };
      const one = {
        title: { ka: 'ტექნიკური სამუშაოები და სოციალური დახმარების ახალი ბლანკები მრავალშვილიანი ოჯახებისთვის' },
        text,
        at,
      };
      desk.world.announced = [
        { ...one, id: '0198c9a2-0000-7000-8000-000000000971', read: false },
        { ...one, id: '0198c9a2-0000-7000-8000-000000000972', title: { ka: 'ახალი სერვისი' }, read: true },
      ];
      return desk;
    },
    act: async (page) => {
      await page.getByRole('button', { name: /^შეტყობინებები/ }).click();
      await page.locator('.announced').first().waitFor();
    },
  },
  {
    name: 'desk-revoked',
    desk: async (pkg) => {
      const desk = await signedIn(pkg);
      const { world } = desk;
      if (world.session !== null) world.session = { ...world.session, role: 'administrator' };
      world.line = { ...world.line, state: 'stopped', problem: problem('device.revoked') };
      world.standing = { ...world.standing, enrollable: true, keyWaits: '2026-11-23T05:20:00.000Z' };
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('#standing-code').waitFor();
    },
  },
  {
    name: 'operators',
    desk: async (pkg) => {
      const desk = await signedIn(pkg);
      const { world } = desk;
      if (world.session !== null) world.session = { ...world.session, role: 'administrator' };
      world.operators.push({
        id: '0198c9a2-0000-7000-8000-000000000977',
        name: 'ანასტასია ჩიქოვანი-მაღლაფერიძე',
        password: '-',
        role: 'operator',
        locked: true,
      });
      return desk;
    },
    act: async (page) => {
      await page.locator('nav').waitFor();
      await page.getByRole('button', { name: 'ოპერატორები' }).click();
      await page.locator('.table').waitFor();
    },
  },
];
