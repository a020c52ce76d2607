// Narrows what was found by provider and category. Counts are of what the typed text finds, so no choice leads nowhere
// unsaid.
import type { Overview, ServiceHit } from '../../shared/contract/catalogue.ts';
import { RadioGroup } from '../components/Choices.tsx';
import { Select } from '../components/Select.tsx';
import { narrowServices } from '../effects/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { countBy, narrow } from '../state/catalogue.ts';

interface Props {
  readonly overview: Overview;
  readonly found: readonly ServiceHit[];
  readonly provider: string | null;
  readonly category: string | null;
}

export function ServiceFilters({ overview, found, provider, category }: Props) {
  const { t, say } = useText();
  const byProvider = countBy(narrow(found, { provider: null, category }), 'provider');
  const byCategory = countBy(narrow(found, { provider, category: null }), 'category');
  const shown = overview.categories.filter((one) => byCategory.has(one.id) || one.id === category);
  return (
    <div className="stack">
      <Select
        id="category"
        label={t('services.category')}
        width="full"
        none={t('services.allCategories')}
        choices={shown.map((one) => ({ value: one.id, label: `${say(one.name)} (${byCategory.get(one.id) ?? 0})` }))}
        value={category ?? ''}
        onChange={(value) => narrowServices({ provider, category: value || null })}
      />
      <RadioGroup
        id="provider"
        label={t('services.provider')}
        choices={[
          { value: '', label: t('services.allProviders') },
          ...overview.providers.map((one) => ({
            value: one.id,
            label: `${say(one.shortName)} (${byProvider.get(one.id) ?? 0})`,
          })),
        ]}
        value={provider ?? ''}
        onChange={(value) => narrowServices({ provider: value || null, category })}
      />
    </div>
  );
}
