// Words about the desk's own key and its standing with the central system, for administrators.
import type { standing as ka } from '../ka/standing.ts';

export const standing: Record<keyof typeof ka, string> = {
  'standing.title': 'The key of this computer',
  'standing.what':
    'By this key the central system knows the computer. Change it when you suspect that somebody has a copy of the disk: cases and numbers stay as they are.',
  'standing.mark': 'Mark of the key',
  'standing.since': 'In use since',
  'standing.waits':
    'A new key is ready ({{time}}) and waits for the answer of the central system. Until then the old one is in use.',
  'standing.renew': 'Change the key',
  'standing.anewWhy':
    'The central system does not take cases from this computer any more. With a new code the computer joins anew: nothing is lost, and unsent cases go by themselves.',
  'standing.anew': 'Join anew',
};
