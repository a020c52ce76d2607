// Below the first screenful: made when the window rests and laid out when it comes near, so that what is looked at first
// stands at once on a slow computer.
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { afterFrame } from './after-frame.ts';

export function Later({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => afterFrame(() => startTransition(() => setDue(true))), []);
  return due ? <div className="later stack">{children}</div> : null;
}
