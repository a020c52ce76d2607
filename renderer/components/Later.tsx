// Below the first screenful: drawn when the window rests, so that what is looked at first stands at once on a slow computer.
import { type ReactNode, startTransition, useEffect, useState } from 'react';

export function Later({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const rest = requestIdleCallback(() => startTransition(() => setDue(true)));
    return () => cancelIdleCallback(rest);
  }, []);
  return due ? children : null;
}
