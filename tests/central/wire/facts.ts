// What central has to know of a case's version to judge and register it. All else in its text is kept for people, and read
// where it is shown.
import { compile, z } from 'zod';
import {
  type CaseCorrected,
  type CaseSubmitted,
  type CaseWithdrawn,
  caseCorrectedSchema,
  caseSubmittedSchema,
  caseWithdrawnSchema,
  type Payload,
  payloadSchema,
} from '../../../shared/cases/payload.ts';
import { flatAnswersSchema } from '../../../shared/forms/answers.ts';

type Content<P extends CaseSubmitted | CaseCorrected> = Pick<
  P,
  'kind' | 'case' | 'version' | 'deskNumber' | 'route' | 'service'
> & {
  /** SHA-256 of each paper. */
  readonly papers: readonly string[];
};
export type Filing = Content<CaseSubmitted>;
export type Change = Content<CaseCorrected> | Pick<CaseWithdrawn, 'kind' | 'case' | 'version'>;
export type Facts = Filing | Change;

function factsOf(payload: Payload): Facts {
  const { case: id, version } = payload;
  if (payload.kind === 'case.withdrawn') return { kind: payload.kind, case: id, version };
  const { deskNumber, route, service } = payload;
  const content = { case: id, deskNumber, route, service, papers: payload.papers.map(({ sha256 }) => sha256) };
  return payload.kind === 'case.submitted'
    ? { ...content, kind: payload.kind, version: payload.version }
    : { ...content, kind: payload.kind, version };
}

/** What nearly every payload is. Checked by generated code in a third of the time; whatever it does not take is checked anew. */
const flat = { applicant: flatAnswersSchema, answers: flatAnswersSchema };
const usualSchema = compile(
  z.discriminatedUnion('kind', [
    caseSubmittedSchema.extend(flat),
    caseCorrectedSchema.extend(flat),
    caseWithdrawnSchema,
  ]),
  { strict: true },
);

/** The facts of JSON that is a version of a case by the protocol, or null. */
export function factsIn(json: unknown): Facts | null {
  const payload = usualSchema.safeParse(json).data ?? payloadSchema.safeParse(json).data;
  return payload === undefined ? null : factsOf(payload);
}

/** The same of its text. */
export function factsInText(text: string): Facts | null {
  try {
    return factsIn(JSON.parse(text));
  } catch {
    return null;
  }
}
