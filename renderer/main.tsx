// Entry of the window: builds its parts around the bridge and draws it.
import './ui/tokens.css';
import './ui/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createRoot } from 'react-dom/client';
import { AppContext } from './app/context.ts';
import { createApp } from './app/create-app.ts';
import { Root } from './app/root.tsx';

const place = document.getElementById('root');
if (place !== null) {
  document.documentElement.dataset.platform = window.countersign.platform;
  const app = createApp(window.countersign, window.localStorage);
  void app.session.resume().catch(() => app.session.store.setState({ phase: 'closed' }));
  createRoot(place).render(
    <CSPProvider disableStyleElements>
      <AppContext value={app}>
        <Tooltip.Provider>
          <Root />
        </Tooltip.Provider>
      </AppContext>
    </CSPProvider>,
  );
}
