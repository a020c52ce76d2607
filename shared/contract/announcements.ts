// What central announces to whoever works at desks. It is shown where one looks, never over what one does.
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';

const announced = z.strictObject({ ka: z.string(), en: z.string().optional() });

export const announcementListSchema = z.strictObject({
  /** Of these, not read by who sits here. */
  unread: z.number().int().nonnegative(),
  /** Newest first, at most 50. */
  announcements: z
    .array(z.strictObject({ id: uuidSchema, title: announced, text: announced, at: instantSchema, read: z.boolean() }))
    .max(50),
});
export type AnnouncementList = z.infer<typeof announcementListSchema>;

export const announcementCalls = {
  'announcement.list': call({
    input: z.strictObject({}),
    output: announcementListSchema,
    role: 'operator',
    audit: 'none',
  }),
  /** Who sits here has read it. */
  'announcement.mark': call({
    input: z.strictObject({ announcement: uuidSchema }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'none',
  }),
};
