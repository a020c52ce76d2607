// Words around the central system's announcements.
export const announcements = {
  'announcements.title': 'შეტყობინებები',
  'announcements.some': 'შეტყობინებები: {{number}} წაუკითხავი',
  'announcements.none': 'ცენტრალური სისტემიდან შეტყობინება ჯერ არ მოსულა.',
  'announcements.unread': 'წაუკითხავი',
  'announcements.from': 'ცენტრალური სისტემა, {{time}}',
  'announcements.read': 'წავიკითხე',
  'announcements.readOne': 'წავიკითხე: {{title}}',
} as const;
