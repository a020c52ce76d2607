// From the name of a screen to the screen. The only file that knows them all; screens never know each other.
import type { ReactNode } from 'react';
import { Intake } from './intake/Intake.tsx';
import { Saved } from './intake/Saved.tsx';
import { Announcements } from './screens/Announcements.tsx';
import { Case } from './screens/Case.tsx';
import { Cases } from './screens/Cases.tsx';
import { DayBookScreen } from './screens/DayBookScreen.tsx';
import { Drafts } from './screens/Drafts.tsx';
import { Operators } from './screens/Operators.tsx';
import { Pads } from './screens/Pads.tsx';
import { Person } from './screens/Person.tsx';
import { Queue } from './screens/Queue.tsx';
import { ReceiptCheck } from './screens/ReceiptCheck.tsx';
import { Service } from './screens/Service.tsx';
import { Services } from './screens/Services.tsx';
import { ShiftScreen } from './screens/ShiftScreen.tsx';
import { Tasks } from './screens/Tasks.tsx';
import { UsbScreen } from './screens/UsbScreen.tsx';
import { Visits } from './screens/Visits.tsx';
import { type Screen, usePath } from './state/path.ts';

function show(screen: Screen): ReactNode {
  switch (screen.name) {
    case 'services':
      return <Services earlier={screen.earlier} />;
    case 'service':
      return <Service service={screen.service} earlier={screen.earlier} />;
    case 'intake':
      return <Intake draft={screen.draft} />;
    case 'saved':
      return <Saved deskNumber={screen.deskNumber} />;
    case 'visits':
      return <Visits />;
    case 'daybook':
      return <DayBookScreen />;
    case 'shift':
      return <ShiftScreen />;
    case 'drafts':
      return <Drafts />;
    case 'queue':
      return <Queue />;
    case 'announcements':
      return <Announcements />;
    case 'operators':
      return <Operators />;
    case 'usb':
      return <UsbScreen />;
    case 'cases':
      return <Cases state={screen.state} filter={screen.filter} />;
    case 'case':
      return <Case deskNumber={screen.deskNumber} />;
    case 'tasks':
      return <Tasks />;
    case 'pads':
      return <Pads />;
    case 'receipt-check':
      return <ReceiptCheck />;
    case 'person':
      return <Person deskNumber={screen.deskNumber} />;
  }
}

/** What makes it another screen; a filter does not, so that the focus stays on it. */
const identity = (screen: Screen): string => JSON.stringify(screen.name === 'cases' ? { name: screen.name } : screen);

/** Drawn anew for every screen, so that nothing typed on one shows on the next. */
export function ScreenView() {
  const screen = usePath((path) => path.now);
  return <div key={identity(screen)}>{show(screen)}</div>;
}
