// The main menu: where one can go, by which key, and how much waits there.

import { Kbd } from '../components/Kbd.tsx';
import { askContact } from '../effects/contacts.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { askForHelp } from '../state/help.ts';
import { type Screen, usePath } from '../state/path.ts';
import { useQueue } from '../state/queue.ts';
import { useVisits } from '../state/visits.ts';
import { keys } from './keys.ts';

type Place = 'services' | 'cases' | 'queue' | 'drafts' | 'visits';

/** The part of the menu a screen belongs to. */
function placeOf(screen: Screen): Place | null {
  if (screen.name === 'service' || screen.name === 'intake') return 'services';
  if (screen.name === 'case' || screen.name === 'person' || screen.name === 'receipt-check') return 'cases';
  if (screen.name === 'usb') return 'queue';
  if (screen.name === 'daybook' || screen.name === 'shift') return 'visits';
  if (screen.name === 'pads') return 'drafts';
  if (screen.name === 'tasks') return 'cases';
  if (screen.name === 'saved' || screen.name === 'operators' || screen.name === 'announcements') return null;
  return screen.name;
}

const targets: Record<Place, Screen> = {
  services: { name: 'services' },
  cases: { name: 'cases', state: null },
  queue: { name: 'queue' },
  drafts: { name: 'drafts' },
  visits: { name: 'visits' },
};

export function Nav() {
  const { t } = useText();
  const here = placeOf(usePath((path) => path.now));
  const queue = useQueue((state) => state.queue);
  const visits = useVisits((state) => state.visits);
  const counts: Partial<Record<Place, number>> = {
    ...(queue.state === 'ready' && { queue: queue.value.queued + queue.value.changes, drafts: queue.value.drafts }),
    ...(visits.state === 'ready' && { visits: visits.value.parked.length }),
  };
  const places: readonly Place[] = ['services', 'cases', 'queue', 'drafts', 'visits'];
  return (
    <nav className="frame-nav" aria-label={t('frame.nav')}>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <button
              type="button"
              className="frame-tab"
              aria-current={place === here ? 'page' : undefined}
              aria-keyshortcuts={keys[place]}
              onClick={() => go(targets[place])}
            >
              {t(`frame.nav.${place}`)}
              {(counts[place] ?? 0) > 0 && <span className="frame-count">{counts[place]}</span>}
              <Kbd>{keys[place]}</Kbd>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="frame-tab"
            aria-haspopup="dialog"
            aria-keyshortcuts={keys.contact}
            onClick={() => askContact(true)}
          >
            {t('contacts.open')}
            <Kbd>{keys.contact}</Kbd>
          </button>
        </li>
        <li>
          <button
            type="button"
            className="frame-tab"
            aria-haspopup="dialog"
            aria-keyshortcuts={keys.help}
            onClick={() => askForHelp(true)}
          >
            {t('frame.nav.help')}
            <Kbd>{keys.help}</Kbd>
          </button>
        </li>
      </ul>
    </nav>
  );
}
