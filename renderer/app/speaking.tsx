// Hands the window's parts down in the chosen language, and says in the document which one it is.
import { type ReactNode, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { AppContext } from './context.ts';
import type { App } from './create-app.ts';

export function Speaking({ app, children }: { readonly app: App; readonly children: ReactNode }): ReactNode {
  const { locale, words, format } = useStore(app.language.store);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(() => ({ ...app, words, format }), [app, words, format]);
  return <AppContext value={value}>{children}</AppContext>;
}
