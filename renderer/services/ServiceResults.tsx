// What the search found, as a list box driven from the search field: the focus stays in the field, arrows move the
// choice, Enter opens it, and a screen reader hears the chosen option.
import { useEffect, useRef } from 'react';
import type { ServiceHit } from '../../shared/contract/catalogue.ts';
import { IntakeTag } from '../components/IntakeTag.tsx';
import { useText } from '../i18n/use-text.ts';

export const optionId = (hit: ServiceHit): string => `service-${hit.id}`;

interface Props {
  readonly id: string;
  readonly hits: readonly ServiceHit[];
  readonly chosen: number;
  readonly placeOf: (hit: ServiceHit) => string;
  readonly onOpen: (hit: ServiceHit) => void;
}

export function ServiceResults({ id, hits, chosen, placeOf, onOpen }: Props) {
  const { t, say } = useText();
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen >= 0) current.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="results" role="listbox" id={id} aria-label={t('services.results')} tabIndex={-1}>
      {hits.map((hit, index) => (
        // The keyboard works on the search field, which names the chosen option (aria-activedescendant).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox field handles the keys of its options
        <div
          key={hit.id}
          id={optionId(hit)}
          ref={index === chosen ? current : null}
          className="result"
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onClick={() => onOpen(hit)}
        >
          <div>
            <div className="result-name">{say(hit.name)}</div>
            <div className="soft small">{placeOf(hit)}</div>
          </div>
          <IntakeTag intake={hit.intake} />
        </div>
      ))}
    </div>
  );
}
