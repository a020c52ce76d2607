// Promise: what the desk offers is exactly the newest catalogue.
import { expect, test } from 'vitest';
import { generalService, sensitiveService } from '../application.ts';
import { catalogue, openTestDesk, testDevice } from '../desk.ts';

test('providers and categories carry their counts; the center’s languages come first', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const overview = await desk.done('catalogue.read', {});
  const total = (parts: { services: number }[]): number => parts.reduce((sum, { services }) => sum + services, 0);
  expect(total(overview.providers)).toBe(catalogue.services.length);
  expect(total(overview.categories)).toBe(catalogue.services.length);
  const center = catalogue.centers.find(({ id }) => id === testDevice.center);
  expect(overview.receiptLanguages[0]).toBe('ka');
  expect(overview.receiptLanguages.slice(0, center?.receiptLanguages.length)).toEqual(center?.receiptLanguages);
  expect(overview.receiptLanguages.toSorted()).toEqual(['az', 'en', 'hy', 'ka', 'ru']);
});

test('search: all without text, by name in Georgian, within a provider', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const all = await desk.done('service.find', { text: '', provider: null, category: null });
  expect(all.map(({ id }) => id)).toEqual(catalogue.services.map(({ id }) => id));
  expect(all.find(({ id }) => id === sensitiveService)?.sensitive).toBe(true);
  const name = catalogue.services.find(({ id }) => id === generalService)?.name.ka ?? '?';
  const hits = await desk.done('service.find', { text: name, provider: null, category: null });
  expect(hits[0]?.id).toBe(generalService);
  const provider = catalogue.providers[0]?.id ?? '?';
  const within = await desk.done('service.find', { text: '', provider, category: null });
  expect(within.every((hit) => hit.provider === provider)).toBe(true);
});

test('every service can be opened; those that take a case have their form, the others none', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  for (const service of catalogue.services) {
    const view = await desk.done('service.read', { service: service.id });
    expect(view.form === null).toBe(service.intake !== 'case-form');
    expect(view.documents).toHaveLength(new Set(service.requiredDocuments).size);
  }
});
