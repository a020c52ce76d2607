// Papers of a draft. The bytes are stored first, under their hash; the reference goes into the draft with its next save,
// and whatever no reference names in the end is let go when the case is submitted.
import { createHash } from 'node:crypto';
import { readDraft } from '../../db/drafts.ts';
import { addPaper, holdersOf, readPaper } from '../../db/papers.ts';
import { noteReplacement } from '../../db/replacements.ts';
import type { Db } from '../../db/sqlite.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { draftGone } from './drafts.ts';
import { formOf, type Packages } from './packages.ts';
import { type PaperPlace, paperPlace } from './paper-limits.ts';
import { paperType } from './paper-type.ts';

const mebibyte = 1_048_576;

function unfit({ field, present }: PaperPlace, bytes: Uint8Array, mediaType: string | null): Problem | null {
  const { maxSizeMiB, maxItems, accept } = field.validation;
  const largest = Math.min((maxSizeMiB ?? Number.POSITIVE_INFINITY) * mebibyte, limits.paperBytes);
  if (bytes.length === 0) return problem('paper.empty');
  if (bytes.length > largest) return problem('paper.too-large', `${largest}`);
  if (mediaType === null || (field.type === 'photo' && !mediaType.startsWith('image/'))) {
    return problem('paper.wrong-type');
  }
  if (accept !== undefined && !accept.includes(mediaType)) return problem('paper.wrong-type');
  return present >= (maxItems ?? 50) ? problem('paper.too-many') : null;
}

/** Problems: draft.unknown, draft.submitted, call.invalid (no such field), service.unknown, paper.*; paper.unknown for one to be replaced that the draft does not hold. */
export function paperServices(db: Db, packages: Packages): Pick<Services, 'paper.add' | 'paper.read'> {
  return {
    'paper.add': ({ reading }, input) => {
      const draft = readDraft(db, input.draft);
      if (draft === null) return fail(draftGone(db, input.draft));
      const pkg = packages.of(draft.catalogueVersion);
      const service = pkg.services.find(({ id }) => id === draft.service);
      if (service === undefined) return fail(problem('service.unknown'));
      const asked = {
        applicant: pkg.applicantFields,
        answers: formOf(pkg, service).fields,
        documents: service.requiredDocuments,
      };
      const place = paperPlace(input.field, asked, draft.content);
      if (place === null) return fail(problem('call.invalid', 'field: no field for papers'));
      const mediaType = paperType(input.bytes);
      const { replaces } = input;
      if (replaces !== undefined && !holdersOf(db, replaces).includes(draft.id)) return fail(problem('paper.unknown'));
      const present = place.present - (replaces === undefined ? 0 : 1);
      const refused = unfit({ ...place, present }, input.bytes, mediaType);
      if (refused !== null || mediaType === null) return fail(refused ?? problem('paper.wrong-type'));
      const sha256 = createHash('sha256').update(input.bytes).digest('hex');
      addPaper(db, { holder: draft.id, sha256, mediaType, bytes: input.bytes, addedAt: reading.wall });
      if (replaces !== undefined && replaces !== sha256) {
        noteReplacement(db, draft.id, { at: reading.wall, old: replaces, by: sha256 });
      }
      return ok({ sha256, name: input.name, mediaType, size: input.bytes.length });
    },
    'paper.read': (_context, input) => {
      const paper = readPaper(db, input.sha256);
      if (paper === null) return fail(problem('paper.unknown'));
      return ok({ mediaType: paper.mediaType, bytes: new Uint8Array(paper.bytes) });
    },
  };
}
