// What is proven of the line and of every case, at the foot of every screen: in words, with the time, never by colour
// alone. Only the line's state is spoken when it changes; numbers that change all day would talk without end.
import { type CaseState, caseStateSchema } from '../../shared/contract/cases.ts';
import { useText } from '../i18n/use-text.ts';
import { useQueue } from '../state/queue.ts';
import { lineNote } from '../text/line.ts';

const signs = { unproven: '?', online: '●', offline: '○', stopped: '■' } as const;

export function StatusBar() {
  const { t } = useText();
  const queue = useQueue((state) => state.queue);
  if (queue.state !== 'ready') return null;
  const { line } = queue.value;
  const counted = (state: CaseState): string => `${t(`state.${state}`)}: ${queue.value[state]}`;
  return (
    <footer className="status-bar">
      <p>
        <strong role="status">
          <span aria-hidden="true">{signs[line.state]} </span>
          {t(`line.${line.state}`)}
        </strong>{' '}
        · {lineNote(t, line)}
      </p>
      <ul>
        {caseStateSchema.options.map((state) => (
          <li key={state} className={state === 'refused' && queue.value.refused > 0 ? 'status-bad' : ''}>
            {counted(state)}
          </li>
        ))}
        <li>
          {t('frame.nav.drafts')}: {queue.value.drafts}
        </li>
      </ul>
    </footer>
  );
}
