// Says before anything is typed that the center's municipality is reached by paper, because the applicant will ask when
// and where the answer comes.
import { competentMunicipality } from '../../shared/catalogue/route.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useDesk } from '../state/desk.ts';

export function ManualRoute() {
  const { t, say } = useText();
  const overview = useCatalogue((state) => state.overview);
  const desk = useDesk((state) => state.desk);
  const center = desk.state === 'ready' ? desk.value.center : null;
  if (overview.state !== 'ready' || center === null) return null;
  const municipality = competentMunicipality(overview.value, center.municipality);
  if (municipality === null || municipality.onMunicipalSystem) return null;
  return (
    <Notice tone="warn" title={t('service.manualTitle', { municipality: say(municipality.name) })}>
      <p>{t('service.manualBody')}</p>
    </Notice>
  );
}
