// What every part of the window can reach: made once in main.tsx, handed down by React.
import { createContext, useContext } from 'react';
import type { App } from './create-app.ts';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('The window was drawn outside its AppContext.');
  return app;
}
