// Where every case begins: one box that finds a service as one types. The focus is in it on arrival.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Overview, ServiceHit } from '../../shared/contract/catalogue.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { TextField } from '../components/TextField.tsx';
import { narrowServices, readOverview, searchServices } from '../effects/catalogue.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { GoesOn } from '../services/GoesOn.tsx';
import { ServiceFilters } from '../services/ServiceFilters.tsx';
import { optionId, ServiceResults } from '../services/ServiceResults.tsx';
import { narrow, useCatalogue } from '../state/catalogue.ts';
import type { Earlier } from '../state/path.ts';

/** The choice after a key: kept within the list, -1 for none. */
function moved(key: string, chosen: number, length: number): number {
  if (key === 'ArrowDown') return Math.min(chosen + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(chosen - 1, -1);
  if (key === 'PageDown') return Math.min(chosen + 8, length - 1);
  if (key === 'PageUp') return Math.max(chosen - 8, 0);
  return chosen;
}

function NoHits({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const { t } = useText();
  const { provider, category } = useCatalogue();
  const searched = text !== '' || provider !== null || category !== null;
  return (
    <div className="empty stack-close">
      <h2>{searched ? t('services.none') : t('services.empty')}</h2>
      <p>{searched ? t('services.noneRemedy') : t('services.emptyRemedy')}</p>
      {searched && (
        <div>
          <Button onClick={onClear}>{t('services.clear')}</Button>
        </div>
      )}
    </div>
  );
}

/** `earlier`: the case that is gone on from; undefined for whoever comes next. */
export function Services({ earlier }: { readonly earlier: Earlier | undefined }) {
  const { t, say } = useText();
  const { overview, text, provider, category, found, foundBy } = useCatalogue();
  const [chosen, setChosen] = useState(-1);
  const [entered, setEntered] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    void readOverview();
    void searchServices(useCatalogue.getState().text);
  }, []);
  const hits = found.state === 'ready' ? narrow(found.value, { provider, category }) : [];
  const current = hits[chosen];
  const open = (hit: ServiceHit): void => go({ name: 'service', service: hit.id, earlier });
  // Whoever types fast presses Enter before what was typed is found: it opens that, never what an earlier text found.
  useEffect(() => {
    if (!entered || foundBy !== text) return;
    setEntered(false);
    if (current !== undefined) open(current);
  });
  const type = (value: string): void => {
    setEntered(false);
    setChosen(value === '' ? -1 : 0);
    void searchServices(value);
  };
  const clear = (): void => {
    narrowServices({ provider: null, category: null });
    type('');
    box.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (current !== undefined || foundBy !== text)) setEntered(true);
    else if (event.key === 'Escape' && text !== '') clear();
    else if (moved(event.key, chosen, hits.length) !== chosen) setChosen(moved(event.key, chosen, hits.length));
    else return;
    event.preventDefault();
  };
  const placeOf =
    (known: Overview) =>
    (hit: ServiceHit): string =>
      [
        known.providers.find((one) => one.id === hit.provider)?.shortName,
        known.categories.find((one) => one.id === hit.category)?.name,
      ]
        .map((name) => (name === undefined ? '' : say(name)))
        .join(' · ');
  return (
    <Page title={t('services.title')} focusTitle={false}>
      <div className="split split-left">
        <LoadedView of={overview} onRetry={() => void readOverview()}>
          {(known) => (
            <ServiceFilters
              overview={known}
              found={found.state === 'ready' ? found.value : []}
              provider={provider}
              category={category}
            />
          )}
        </LoadedView>
        <div className="stack">
          {earlier !== undefined && <GoesOn from={earlier} otherwise={{ name: 'services' }} />}
          <TextField
            id="search"
            label={t('services.search')}
            help={t('services.searchHelp')}
            width="full"
            inputRef={box}
            input={{
              type: 'search',
              role: 'combobox',
              maxLength: 100,
              onKeyDown: press,
              'aria-expanded': hits.length > 0,
              'aria-controls': 'results',
              'aria-autocomplete': 'list',
              'aria-activedescendant': current === undefined ? undefined : optionId(current),
            }}
            value={text}
            onChange={type}
          />
          <LoadedView of={found} onRetry={() => void searchServices(text)}>
            {() => (
              <>
                <p className="soft" role="status">
                  {t('services.found', { count: hits.length })}
                </p>
                {hits.length === 0 ? (
                  <NoHits text={text} onClear={clear} />
                ) : (
                  <ServiceResults
                    id="results"
                    hits={hits}
                    chosen={chosen}
                    placeOf={overview.state === 'ready' ? placeOf(overview.value) : () => ''}
                    onOpen={open}
                  />
                )}
              </>
            )}
          </LoadedView>
        </div>
      </div>
    </Page>
  );
}
