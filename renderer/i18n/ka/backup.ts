// Words of the backup panel.
export const backup = {
  'backup.title': 'სარეზერვო ასლი',
  'backup.last': 'ბოლო შემოწმებული ასლი',
  'backup.place': 'სად ინახება',
  'backup.noPlace': 'მითითებული არ არის',
  'backup.check': 'ბაზის ბოლო სრული შემოწმება',
  'backup.never': 'ჯერ არ ყოფილა',
  'backup.ageFresh': 'ბოლო საათში',
  'backup.ageHours': '{{count}} საათის წინ',
  'backup.ageDays': '{{count}} დღის წინ',
  'backup.run': 'ახლავე ასლის გადაღება',
  'backup.running': 'ასლი იღება…',
} as const;
