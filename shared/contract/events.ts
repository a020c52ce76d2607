// What the desk tells the screen unasked: only that something changed, so that the screen reads it again through the
// contract. Events carry no data, so they need no role and can be lost or doubled without harm.
import { z } from 'zod';

export const deskEventSchema = z.strictObject({
  changed: z.enum([
    'desk',
    'queue',
    'cases',
    'drafts',
    'catalogue',
    'backup',
    'papers',
    'visits',
    'pads',
    'announcements',
  ]),
});
export type DeskEvent = z.infer<typeof deskEventSchema>;
