// Every screen once: its icon, place in the rail, and what draws it.
import {
  Archive,
  BookLock,
  FileText,
  Handshake,
  LayoutDashboard,
  ListChecks,
  Settings2,
  ShieldCheck,
  Table2,
  Wrench,
} from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { ControlsScreen } from '../features/controls/controls-screen.tsx';
import { EngagementScreen } from '../features/engagement/engagement-screen.tsx';
import { EvidenceScreen } from '../features/evidence/evidence-screen.tsx';
import { InventoryScreen } from '../features/inventory/inventory-screen.tsx';
import { LedgerScreen } from '../features/ledger/ledger-screen.tsx';
import { OverviewScreen } from '../features/overview/overview-screen.tsx';
import { RemediationScreen } from '../features/remediation/remediation-screen.tsx';
import { ReportsScreen } from '../features/reports/reports-screen.tsx';
import { ReviewScreen } from '../features/review/review-screen.tsx';
import { SignOffScreen } from '../features/review/sign-off-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import type { CommandId } from './commands.ts';
import type { Screen, ScreenName } from './navigation.ts';

export interface ScreenEntry {
  readonly icon: ReactNode;
  /** Its place in the rail; null: it is reached from another screen. */
  readonly rail: 'work' | 'bottom' | null;
  readonly command: CommandId | null;
  readonly component: ComponentType<{ readonly screen: Screen }>;
}

export const screens: Partial<Readonly<Record<ScreenName, ScreenEntry>>> = {
  overview: entry(<LayoutDashboard aria-hidden />, 'go.overview', OverviewScreen),
  engagement: entry(<Handshake aria-hidden />, 'go.engagement', EngagementScreen),
  evidence: entry(<Archive aria-hidden />, 'go.evidence', EvidenceScreen),
  inventory: entry(<Table2 aria-hidden />, 'go.inventory', InventoryScreen),
  controls: entry(<ShieldCheck aria-hidden />, 'go.controls', ControlsScreen),
  remediation: entry(<Wrench aria-hidden />, 'go.remediation', RemediationScreen),
  reports: entry(<FileText aria-hidden />, 'go.reports', ReportsScreen),
  ledger: entry(<BookLock aria-hidden />, 'go.ledger', LedgerScreen),
  review: entry(<ListChecks aria-hidden />, 'go.review', ReviewScreen),
  'sign-off': { ...entry(<ListChecks aria-hidden />, 'go.review', SignOffScreen), rail: null },
  settings: { ...entry(<Settings2 aria-hidden />, 'go.settings', SettingsScreen), rail: 'bottom' },
};

function entry(
  icon: ReactNode,
  command: CommandId,
  component: ComponentType<{ readonly screen: Screen }>,
): ScreenEntry {
  return { icon, rail: 'work', command, component };
}

/** The order in the rail. */
export const railOrder: readonly ScreenName[] = [
  'overview',
  'engagement',
  'evidence',
  'inventory',
  'review',
  'controls',
  'remediation',
  'reports',
  'ledger',
  'settings',
];
