// Says above every screen that the computer's clock is wrong, as far as central's time proves it. Nothing is refused
// because of it.
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';
import { useQueue } from '../state/queue.ts';

export function ClockWarning() {
  const { t } = useText();
  const queue = useQueue((state) => state.queue);
  if (queue.state !== 'ready' || queue.value.clock === 'agrees') return null;
  const { clock } = queue.value;
  return (
    <div className="frame-warning">
      <Notice tone="warn" urgent title={t(`clock.${clock}.title`)}>
        <p>{t(`clock.${clock}.what`)}</p>
      </Notice>
    </div>
  );
}
