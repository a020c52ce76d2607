// The line in words on every screen, spoken when it changes; opens the queue.

import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useQueue } from '../state/queue.ts';
import { lineNote } from '../text/line.ts';
import { keys } from './keys.ts';

const signs = { unproven: '?', online: '●', offline: '○', stopped: '■' } as const;

export function LineState() {
  const { t } = useText();
  const queue = useQueue((state) => state.queue);
  if (queue.state !== 'ready') return null;
  const { line } = queue.value;
  return (
    <button type="button" className="frame-line" aria-keyshortcuts={keys.queue} onClick={() => go({ name: 'queue' })}>
      <strong role="status">
        <span aria-hidden="true">{signs[line.state]} </span>
        <span className="hidden-text">{t('frame.line')}: </span>
        {t(`line.${line.state}`)}
      </strong>
      <span>{lineNote(t, line)}</span>
    </button>
  );
}
