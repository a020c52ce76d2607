// Words around the central system's announcements.
import type { announcements as ka } from '../ka/announcements.ts';

export const announcements: Record<keyof typeof ka, string> = {
  'announcements.title': 'Announcements',
  'announcements.some': 'Announcements: {{number}} unread',
  'announcements.none': 'Nothing was announced by the central system yet.',
  'announcements.unread': 'Unread',
  'announcements.from': 'Central system, {{time}}',
  'announcements.read': 'I have read it',
  'announcements.readOne': 'I have read it: {{title}}',
};
