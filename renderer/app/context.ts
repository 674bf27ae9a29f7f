// What every part of the window can reach: made once in main.tsx, handed down by React, worded in the chosen language.
import { createContext, useContext } from 'react';
import type { App } from './create-app.ts';
import type { Speech } from './language.ts';

export interface AppWindow extends App, Pick<Speech, 'words' | 'format'> {}

export const AppContext = createContext<AppWindow | null>(null);

export function useApp(): AppWindow {
  const app = useContext(AppContext);
  if (app === null) throw new Error('The window was drawn outside its AppContext.');
  return app;
}
