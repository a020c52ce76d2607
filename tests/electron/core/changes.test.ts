// Promise: whatever a call changes is read again where it is on screen: a call that changes the desk is in the table, or is one
// whose change stands nowhere but in its own answer, or is told of as an event by who carries it out.
import { expect, test } from 'vitest';
import { changedBy } from '../../../electron/core/changes.ts';
import { type CallName, contract } from '../../../shared/contract/contract.ts';

/** In the draft with its next save, or asked for again by the screen that did it. */
const alone: readonly CallName[] = ['paper.add', 'act.scan', 'scanner.remove', 'usb.make', 'usb.write', 'usb.take'];
/** What becomes of them comes later, as an event. */
const later: readonly CallName[] = ['backup.run', 'standing.renew-key', 'standing.enrol'];

test('every call that changes something says what must be read again', () => {
  const changing = Object.entries(contract).filter(([, { audit }]) => audit === 'change');
  const silent = changing.map(([name]) => name as CallName).filter((name) => changedBy(name).length === 0);
  expect(silent.toSorted()).toEqual([...alone, ...later].toSorted());
});
