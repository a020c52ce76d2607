// Calls that carry the exchange by USB: a bundle to central, its return back.
import { z } from 'zod';
import { instantSchema } from '../primitives.ts';
import { call } from './call.ts';

const count = z.number().int().nonnegative();

export const usbSchema = z.strictObject({
  /** False: IT has not set whom bundles are sealed to, or the desk is not enrolled. */
  able: z.boolean(),
  /** What central is not proven to have. */
  waiting: z.strictObject({ cases: count, papers: count, bytes: count }),
  /** The bundle that is being carried, or null: what was written to sticks, in bytes of the sealed file. */
  bundle: z
    .strictObject({ madeAt: instantSchema, cases: count, papers: count, total: count, written: count })
    .nullable(),
  sticks: z.array(
    z.strictObject({
      name: z.string(),
      freeBytes: count,
      /** Return files on it that are named for this desk. */
      returns: count,
    }),
  ),
});
export type Usb = z.infer<typeof usbSchema>;

const onStick = z.strictObject({ stick: z.string().min(1).max(300) });

export const usbCalls = {
  'usb.read': call({ input: z.strictObject({}), output: usbSchema, role: 'operator', audit: 'none' }),
  /** Seals and signs everything central is not proven to have; takes the place of an earlier bundle. */
  'usb.make': call({ input: z.strictObject({}), output: usbSchema, role: 'operator', audit: 'change' }),
  /** Writes as much as fits of what is not on a stick yet. */
  'usb.write': call({ input: onStick, output: usbSchema, role: 'operator', audit: 'change' }),
  /** Reads central's returns; `events`: how many news they brought. */
  'usb.take': call({ input: onStick, output: z.strictObject({ events: count }), role: 'operator', audit: 'change' }),
};
