// Words of the backup panel.
import type { backup as ka } from '../ka/backup.ts';

export const backup: Record<keyof typeof ka, string> = {
  'backup.title': 'Backup',
  'backup.last': 'Last verified backup',
  'backup.place': 'Where it is kept',
  'backup.noPlace': 'not set',
  'backup.check': 'Last full check of the database',
  'backup.never': 'never yet',
  'backup.ageFresh': 'within the last hour',
  'backup.ageHours': '{{count}} h ago',
  'backup.ageDays': '{{count}} days ago',
  'backup.run': 'Back up now',
  'backup.running': 'Backing up…',
};
