// Central's announcements, as `announcement.list` last said.
import { create } from 'zustand';
import type { AnnouncementList } from '../../shared/contract/announcements.ts';
import { type Loaded, loading } from './loaded.ts';

export const emptyAnnouncements: { readonly list: Loaded<AnnouncementList> } = { list: loading };
export const useAnnouncements = create<{ readonly list: Loaded<AnnouncementList> }>(() => emptyAnnouncements);
