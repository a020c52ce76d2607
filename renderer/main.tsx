// The window's start: texts, styles, events of the desk, first drawing. Reads everything anew after a reload.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/content.css';
import './styles/frame.css';
import './styles/screens.css';
import './styles/forms.css';
import './styles/visits.css';
import { App } from './App.tsx';
import { bridge } from './bridge.ts';
import { readDesk } from './effects/desk.ts';
import { followEvents } from './effects/events.ts';
import { startTexts } from './i18n/init.ts';
import { Speaking } from './i18n/Speaking.tsx';

// The policy of the page forbids code made at run time, which is how zod would speed itself up.
config({ jitless: true });
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startTexts();
followEvents(bridge());
void readDesk();
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <App />
    </Speaking>
  </StrictMode>,
);
