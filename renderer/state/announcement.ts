// What a screen reader is told about changes that happen without a key being pressed.
import { create } from 'zustand';

interface Announcement {
  readonly text: string;
}

export const useAnnouncement = create<Announcement>(() => ({ text: '' }));

/** Speaks a sentence politely, after what is being read now. */
export const announce = (text: string): void => useAnnouncement.setState({ text });
