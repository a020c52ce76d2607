// Words about the disk: free room, forecast and warnings.
import type { storage as ka } from '../ka/storage.ts';

export const storage: Record<keyof typeof ka, string> = {
  'storage.title': 'Room on the disk',
  'storage.state': 'State',
  'storage.roomy': 'Enough',
  'storage.low': 'Little is left',
  'storage.last': 'Almost full',
  'storage.free': 'Free',
  'storage.freeOf': '{{free}} of {{total}}',
  'storage.mega': '{{size}} MB',
  'storage.giga': '{{size}} GB',
  'storage.casesFit': 'Still fit',
  'storage.cases': 'about {{cases}} cases',
  'storage.daysFit': 'At this pace it lasts',
  'storage.days': 'about {{days}} days',
  'storage.used': 'Size of the database',
  'storage.caseSize': 'A case on average',
  'storage.roomy.what': 'You need not do anything.',
  'storage.low.title': 'Little room is left on the disk',
  'storage.low.what': 'You can go on working. Tell your administrator that the disk needs room.',
  'storage.last.title': 'The disk is full: only about {{cases}} more cases can be saved',
  'storage.last.what':
    'The reserve is in use already, so attachments are no longer taken. Call your administrator now to free some room on the disk.',
  'storage.place.network': 'The database lies on another computer or a network drive.',
  'storage.place.cloud': 'The database lies in a folder that is synchronised with the cloud.',
  'storage.place.roaming': 'The database lies in a roaming profile, which is copied between computers.',
  'storage.place.fat': 'The database lies on a FAT or exFAT disk, which does not survive a power cut.',
  'storage.place.memory': 'The database lies in memory and will vanish at the next restart.',
  'storage.place.filtered': 'This disk goes back to its old state at every restart.',
  'storage.rebuilt.title': 'The database was rebuilt: {{at}}',
  'storage.rebuilt.waiting': 'Whether anything is missing shows when the central system has answered.',
  'storage.rebuilt.whole': 'The central system has no case that the rebuilt database lacks.',
  'storage.rebuilt.registered':
    'Registered at the central system, but missing in the rebuilt database: {{numbers}}. Call technical support.',
  'storage.rebuilt.others':
    'The central system has {{number}} more cases that the rebuilt database lacks. Call technical support.',
  'storage.rebuilt.kept':
    'The damaged files are kept in the folder {{folder}}. Technical support removes them by {{until}}; do not remove them yourself.',
  'storage.rebuilt.overdue':
    'The damaged files were to be kept until {{until}}. Ask technical support to remove the folder {{folder}}.',
};
