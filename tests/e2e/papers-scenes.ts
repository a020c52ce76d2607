// Scenes of papers: the checklist with what was brought, the same before submitting, and pages being put together.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { halves } from '../renderer/scan/pictures.ts';
import { press, type Scene, signedIn } from './scene.ts';

/** A service that asks for five papers, of which four are noted; pages wait in the scanner's folder. */
const withPapers =
  (step: DraftContent['step']) =>
  async (pkg: CataloguePackage): Promise<FakeDesk> => {
    const desk = await signedIn(pkg);
    const made = await desk.bridge.call('draft.create', { service: 'municipality-one-time-aid' });
    if (!made.ok) throw new Error(made.problem.code);
    const { id: draft, content, revision } = made.value;
    const { buffer } = halves('', 60, 80);
    const bytes = new Uint8Array(buffer);
    const name = 'პირადობის მოწმობის ასლი, ორივე მხარე, მეორე ცდა.png';
    const field = 'documents.id-copy';
    const paper = await desk.bridge.call('paper.add', { draft, field, name, bytes });
    if (!paper.ok) throw new Error(paper.problem.code);
    const documents = [
      { document: 'mayor-app', original: 'seen' as const, copies: [] },
      { document: 'id-copy', original: 'returned' as const, copies: [paper.value] },
      { document: 'sv', original: 'missing' as const, copies: [] },
      { document: 'mrep', original: 'seen' as const, copies: [] },
    ];
    await desk.bridge.call('draft.save', { draft, revision, content: { ...content, documents, step } });
    for (const [at, mediaType] of ['image/jpeg', 'application/pdf'].entries()) {
      const file = {
        name: `SCAN_000${at + 1}`,
        size: 1_400_000,
        at: '2026-11-23T08:00:00.000Z',
        mediaType,
        taken: at > 0,
      };
      desk.world.scanned.set(file.name, { file, bytes });
    }
    return desk;
  };

const resumed = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('.table .button-primary, .table .button').first().click();
  await page.locator('.progress').waitFor();
};

export const papersScenes: readonly Scene[] = [
  {
    name: 'papers-checklist',
    desk: withPapers('form'),
    act: async (page) => {
      await resumed(page);
      await page.locator('#document-mrep').focus();
    },
  },
  {
    name: 'papers-checked',
    desk: withPapers('check'),
    act: async (page) => {
      await resumed(page);
      await page.locator('.notice-warn').first().waitFor();
      await page.locator('.notice-warn').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'papers-scan',
    desk: withPapers('form'),
    act: async (page) => {
      await resumed(page);
      await page.locator('#document-id-copy-copies ~ button').click();
      await page
        .locator('dialog input[type=file]')
        .setInputFiles([halves('1.png', 700, 1000), halves('2.png', 900, 600)]);
      await page.locator('.scan-desk input[type=radio]').nth(1).waitFor();
      await page.locator('dialog .reader-foot [role=status]:not(:empty)').waitFor();
    },
  },
];
