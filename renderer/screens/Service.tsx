// One service: what it is and what it takes, and where it is done. A case begins only where one is taken here.
import { useEffect } from 'react';
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { IntakeTag } from '../components/IntakeTag.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { readOverview, readService, startDraft } from '../effects/catalogue.ts';
import { goBack } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { GoesOn } from '../services/GoesOn.tsx';
import { ManualRoute } from '../services/ManualRoute.tsx';
import { ServiceFacts } from '../services/ServiceFacts.tsx';
import { StartProblem } from '../services/StartProblem.tsx';
import { useCatalogue } from '../state/catalogue.ts';
import type { Earlier } from '../state/path.ts';

interface Props {
  readonly view: ServiceView;
  readonly earlier: Earlier | undefined;
}

function Start({ view, earlier }: Props) {
  const { t } = useText();
  const starting = useCatalogue((state) => state.starting);
  const takesCases = view.form !== null;
  useEffect(() => {
    if (takesCases) document.getElementById('service-start')?.focus();
  }, [takesCases]);
  if (!takesCases) return null;
  return (
    <>
      {earlier !== undefined && <GoesOn from={earlier} otherwise={{ name: 'service', service: view.service.id }} />}
      <ManualRoute />
      <StartProblem />
      <Button
        id="service-start"
        kind="primary"
        disabled={starting}
        onClick={() => void startDraft(view.service.id, earlier)}
      >
        {starting ? t('service.starting') : t('service.start')}
      </Button>
      <p className="soft small">{t('service.startHelp')}</p>
    </>
  );
}

function Found({ view, earlier }: Props) {
  const { t, say } = useText();
  const overview = useCatalogue((state) => state.overview);
  return (
    <Page
      title={say(view.service.name)}
      lead={`${say(view.provider.name)} · ${say(view.category.name)}`}
      focusTitle={view.form === null}
    >
      <div className="split">
        <div className="stack">
          <div className="panel">
            <ServiceFacts view={view} />
          </div>
          {overview.state === 'ready' && (
            <p className="soft small">
              {t('service.catalogue', {
                version: overview.value.version,
                date: showDate(overview.value.publishedOn),
              })}
            </p>
          )}
        </div>
        <aside className="stack">
          <div>
            <IntakeTag intake={view.service.intake} />
          </div>
          <Start view={view} earlier={earlier} />
          <Button onClick={goBack}>{t('common.back')}</Button>
        </aside>
      </div>
    </Page>
  );
}

interface Asked {
  readonly service: string;
  readonly earlier: Earlier | undefined;
}

export function Service({ service, earlier }: Asked) {
  const loadedService = useCatalogue((state) => state.service);
  useEffect(() => {
    void readService(service);
    void readOverview();
  }, [service]);
  if (loadedService.state === 'ready') return <Found view={loadedService.value} earlier={earlier} />;
  return (
    <div className="page reading">
      <LoadedView of={loadedService} onRetry={() => void readService(service)}>
        {() => null}
      </LoadedView>
    </div>
  );
}
