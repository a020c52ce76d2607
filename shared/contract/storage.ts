// What the desk tells of the disk its cases lie on.

/**
 * Why a place loses data, the detail of `desk.place-unfit`: another computer's disk, a synchronised folder, a profile
 * that is carried between computers, a file system without a journal, memory, or a disk that is put back at every start.
 */
export const unfitReasons = ['network', 'cloud', 'roaming', 'fat', 'memory', 'filtered'] as const;
export type UnfitReason = (typeof unfitReasons)[number];
