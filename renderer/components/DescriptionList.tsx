// Facts as term and value, with an optional action per fact ("change"): check-your-answers, case and service pages.
import type { ReactNode } from 'react';

export interface Fact {
  readonly key: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
  readonly action?: ReactNode;
}

export function DescriptionList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div className="facts-row" key={fact.key}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
          {fact.action !== undefined && <dd>{fact.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
