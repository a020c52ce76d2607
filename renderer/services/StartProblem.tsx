// Why a draft could not be begun, on whichever page the button was pressed; forgotten when that page is left.
import { useEffect } from 'react';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { forgetStart } from '../effects/catalogue.ts';
import { useCatalogue } from '../state/catalogue.ts';

export function StartProblem() {
  const problem = useCatalogue((state) => state.startProblem);
  useEffect(() => forgetStart, []);
  return problem === null ? null : <ProblemNotice problem={problem} />;
}
