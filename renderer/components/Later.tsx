// Below the first screenful: made when the window rests and laid out when it comes near, so that what is looked at first
// stands at once on a slow computer.
import { type ReactNode, startTransition, useEffect, useState } from 'react';

export function Later({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const rest = requestIdleCallback(() => startTransition(() => setDue(true)));
    return () => cancelIdleCallback(rest);
  }, []);
  return due ? <div className="later stack">{children}</div> : null;
}
