// Entry of the window.
import { createRoot } from 'react-dom/client';
import type {} from '../shared/bridge.ts';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <main>
      <h1>Countersign</h1>
      <p>Version {window.countersign.version}</p>
    </main>,
  );
}
