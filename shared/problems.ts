// The catalogue of every failure that Sopeli expects. A code is an interface: it is stored, logged, sent and translated
// (`problem.<code>` in the locales), so a shipped code keeps its meaning for ever. Details carry no personal data.
import { z } from 'zod';

export const problemCodes = [
  // the call itself
  'call.unknown',
  'call.invalid',
  'call.too-large',
  'call.not-signed-in',
  'call.role-missing',
  'call.sender-refused',
  'call.crashed',
  // signing in
  'session.wrong-password',
  'session.too-many-tries',
  'operator.name-taken',
  'operator.self',
  'operator.founded',
  // the desk
  'desk.not-enrolled',
  'desk.read-only',
  'desk.disk-full',
  /** It answered with an error that is neither of these two; what was asked is not done. */
  'desk.disk-failing',
  'desk.database-unreadable',
  'desk.database-newer',
  'desk.database-behind',
  /** Another program emptied, cut or deleted the database's log; the detail says whether all was saved from memory. */
  'desk.log-gone',
  'desk.key-missing',
  'desk.keystore-unsafe',
  'desk.passphrase-wrong',
  'desk.misconfigured',
  /** Data would be lost where the desk's folder lies; the detail is a reason of `storage.ts` in the contract. */
  'desk.place-unfit',
  'desk.place-reset',
  // recovery on another computer
  'recovery.wrong-folder',
  'recovery.wrong-identity',
  'recovery.folder-taken',
  'bundle.unreadable',
  // carrying by USB
  'bundle.foreign',
  'bundle.old',
  'bundle.incomplete',
  'bundle.gap',
  'bundle.none',
  'bundle.not-sealable',
  'stick.unknown',
  'stick.full',
  'stick.failed',
  // journal, backup, checks
  'journal.failed',
  'backup.no-place',
  'backup.unreachable',
  'backup.disk-full',
  'backup.failed',
  'check.damaged',
  // catalogue
  'catalogue.invalid',
  'service.unknown',
  'service.not-a-case',
  'municipality.unknown',
  // drafts, papers, cases
  'visit.unknown',
  /** Ending a visit with drafts in it. */
  'visit.unfinished',
  /** Printing the receipts of a visit without a case. */
  'visit.empty',
  /** Nothing was counted today that could be taken back. */
  'contact.none',
  'draft.unknown',
  'draft.outdated',
  'draft.submitted',
  'case.unknown',
  'case.forgotten',
  'case.invalid',
  /** Nothing follows a withdrawal. */
  'case.withdrawn',
  /** Another version was saved since the screen was read. */
  'case.changed',
  /** Central did not take the case: there is nothing to correct or take back. */
  'case.not-taken',
  /** The correction says what the case says already. */
  'case.unchanged',
  /** Submitting a draft that corrects a case, or correcting by one that does not. */
  'draft.other-use',
  'paper.unknown',
  'paper.too-large',
  'paper.too-many',
  'paper.wrong-type',
  'paper.empty',
  /** The same content is there already; it is kept once. */
  'paper.known',
  /** The scanner's folder, or a file in it, cannot be read or has gone. */
  'scanner.unreadable',
  'receipt.not-printed',
  /** No such print job waits: it came out, was dropped, or is at the printer now. */
  'print.unknown',
  /** Central has not announced this, or long before what is shown. */
  'announcement.unknown',
  'page.unknown',
  // numbers of paper forms
  /** So many forms are out already that no more are printed. */
  'pad.too-many',
  'pad.unknown',
  'pad.used',
  'pad.voided',
  // acts after the visit
  /** The stated day lies ahead, or before the case was filed. */
  'act.wrong-day',
  /** Only a case that goes on paper is handed over and answered by hand. */
  'act.wrong-route',
  /** No decision was handed over that a slip could be printed of. */
  'act.none',
  // exchange, as the desk sees it
  'line.unreachable',
  'line.not-central',
  /** A page of the network instead of an answer: it asks for a sign-in or a payment. */
  'line.portal',
  'line.proxy-login',
  /** Somebody between here and central speaks with a certificate of their own. */
  'line.certificate-foreign',
  /** By this computer's clock the certificate is not valid yet; or not any more. */
  'line.certificate-early',
  'line.certificate-expired',
  'line.busy',
  'answer.unsigned',
  'answer.foreign',
  'answer.invalid',
  'memory.conflict',
  // enrolment, as the desk finds it: the code has a slip in it, or marks another key than the one that answers
  'enrolment.mistyped',
  'enrolment.foreign',
  /** No enrolment file on the stick opens with this code. */
  'enrolment.file-unreadable',
  // exchange, as central says it (RFC 9457 `code`)
  'request.invalid',
  'request.too-large',
  'request.unsigned',
  'request.tampered',
  'request.replayed',
  'request.gap',
  'chain.broken',
  'device.unknown',
  'device.revoked',
  'enrolment.refused',
  'protocol.unsupported',
  'paper.unwanted',
  'paper.offset',
  'paper.taken',
  'paper.mismatch',
  'encoding.unsupported',
  'central.busy',
  'central.failed',
  // outcomes of one entry
  'entry.unreadable',
  'entry.refused',
  'service.closed',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A field of a form that does not pass: where, which rule, and the rule's limits for the message. */
export const fieldErrorSchema = z.strictObject({
  /** Dotted path, `applicant.phone` or `answers.familyMembers.0.birthDate`. */
  path: z.string().max(200),
  /** A rule of `shared/forms/rules/rule.ts`; the message is `field.<rule>` in the locales. */
  rule: z.string().max(40),
  limit: z.union([z.string().max(200), z.number()]).optional(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  /** Technical remark for IT and the log: never personal data, never shown as the message itself. */
  detail: z.string().max(500).optional(),
  fields: z.array(fieldErrorSchema).max(500).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Builds a problem without spelling out absent parts. */
export function problem(code: ProblemCode, detail?: string, fields?: FieldError[]): Problem {
  return {
    code,
    ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }),
    ...(fields === undefined ? {} : { fields }),
  };
}
