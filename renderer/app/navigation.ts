// Where in the window we are, and the way back. One typed value for each screen; no addresses, no router.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CampaignOrigin } from '../../shared/contract/campaign-plan.ts';
import type { InventorySubject, JudgedChoice } from '../../shared/contract/inventory.ts';
import type { Framework } from '../../shared/words.ts';

/** What a screen opens on. Left-out fields mean: as the person left it, or the first. */
export type Screen =
  | { readonly name: 'overview' }
  | { readonly name: 'engagement' }
  | { readonly name: 'evidence'; readonly bundle?: string; readonly rejected?: boolean }
  | {
      readonly name: 'inventory';
      readonly subject?: InventorySubject;
      readonly facets?: Readonly<Record<string, readonly string[]>>;
      readonly search?: string;
      /** Only entitlements of which a requirement's rules say this. */
      readonly judged?: JudgedChoice;
      /** Opens this row in the side pane. */
      readonly uid?: string;
      /** What changed between two bundles, in place of a list; left-out ends: the newest, and the one before it. */
      readonly view?: 'changes';
      readonly from?: string;
      readonly to?: string;
    }
  | {
      readonly name: 'review';
      readonly campaign?: string;
      readonly item?: string;
      /** How the campaign stands, the page that closes it, a new one, or what comes next; left out: its items. */
      readonly view?: 'campaign' | 'close' | 'set-up' | 'rounds';
      /** Of how it stands: what is brought into view. */
      readonly part?: 'reminders' | 'left-open';
      /** Of a new one: it is to be kept as a series. */
      readonly repeat?: true;
      /** Of a new one: what it starts from. */
      readonly origin?: CampaignOrigin;
    }
  | { readonly name: 'sign-off'; readonly campaign: string }
  | { readonly name: 'controls'; readonly framework?: Framework; readonly control?: string }
  | { readonly name: 'remediation'; readonly view?: RemediationView; readonly item?: string }
  | { readonly name: 'reports' }
  | { readonly name: 'ledger'; readonly entry?: number }
  | { readonly name: 'settings' };

export type RemediationView = 'work' | 'instructions' | 'actions' | 'exceptions' | 'closing';

export type ScreenName = Screen['name'];

interface NavigationState {
  readonly screen: Screen;
  readonly behind: readonly Screen[];
  readonly ahead: readonly Screen[];
}

export interface Navigation {
  readonly store: StoreApi<NavigationState>;
  go(screen: Screen): void;
  /** Changes what the present screen shows without a step in the history. */
  replace(screen: Screen): void;
  back(): void;
  forward(): void;
  /** Another workspace: the history leads nowhere any more. */
  reset(): void;
}

/** Steps back that are remembered. */
const remembered = 50;

const start: NavigationState = { screen: { name: 'overview' }, behind: [], ahead: [] };

export function createNavigation(): Navigation {
  const store = createStore<NavigationState>(() => start);
  return {
    store,
    go: (screen) =>
      store.setState((state) =>
        JSON.stringify(state.screen) === JSON.stringify(screen)
          ? state
          : { screen, behind: [...state.behind, state.screen].slice(-remembered), ahead: [] },
      ),
    replace: (screen) => store.setState({ screen }),
    back: () =>
      store.setState((state) => {
        const screen = state.behind.at(-1);
        if (screen === undefined) return state;
        return { screen, behind: state.behind.slice(0, -1), ahead: [state.screen, ...state.ahead] };
      }),
    forward: () =>
      store.setState((state) => {
        const [screen, ...ahead] = state.ahead;
        if (screen === undefined) return state;
        return { screen, behind: [...state.behind, state.screen], ahead };
      }),
    reset: () => store.setState(start),
  };
}
