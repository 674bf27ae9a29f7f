// Entry of the window: builds its parts around the bridge and draws it.
import './ui/tokens.css';
import './ui/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/create-app.ts';
import { Root } from './app/root.tsx';
import { Speaking } from './app/speaking.tsx';

const place = document.getElementById('root');
if (place !== null) {
  document.documentElement.dataset.platform = window.countersign.platform;
  const app = createApp(window.countersign, window.localStorage, navigator.language);
  void app.language.tell().catch(() => undefined);
  void app.session.resume().catch(() => app.session.store.setState({ phase: 'closed' }));
  createRoot(place).render(
    <CSPProvider disableStyleElements>
      <Speaking app={app}>
        <Tooltip.Provider>
          <Root />
        </Tooltip.Provider>
      </Speaking>
    </CSPProvider>,
  );
}
