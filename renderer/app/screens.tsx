// Every screen once: its name, icon, place in the rail, and what draws it.
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
import { EvidenceScreen } from '../features/evidence/evidence-screen.tsx';
import { InventoryScreen } from '../features/inventory/inventory-screen.tsx';
import { OverviewScreen } from '../features/overview/overview-screen.tsx';
import { ReviewScreen } from '../features/review/review-screen.tsx';
import { SignOffScreen } from '../features/review/sign-off-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import type { CommandId } from './commands.ts';
import type { Screen, ScreenName } from './navigation.ts';

export interface ScreenEntry {
  readonly title: string;
  readonly icon: ReactNode;
  /** Its place in the rail; null: it is reached from another screen. */
  readonly rail: 'work' | 'bottom' | null;
  readonly command: CommandId | null;
  readonly component: ComponentType<{ readonly screen: Screen }>;
}

export const screens: Partial<Readonly<Record<ScreenName, ScreenEntry>>> = {
  overview: entry('Overview', <LayoutDashboard aria-hidden />, 'go.overview', OverviewScreen),
  evidence: entry('Evidence', <Archive aria-hidden />, 'go.evidence', EvidenceScreen),
  inventory: entry('Inventory', <Table2 aria-hidden />, 'go.inventory', InventoryScreen),
  review: entry('Review', <ListChecks aria-hidden />, 'go.review', ReviewScreen),
  'sign-off': { ...entry('Sign off', <ListChecks aria-hidden />, 'go.review', SignOffScreen), rail: null },
  settings: { ...entry('Settings', <Settings2 aria-hidden />, 'go.settings', SettingsScreen), rail: 'bottom' },
};

/** Icons of the rail's other screens, for the parts that bring them. */
export const screenIcons = {
  engagement: <Handshake aria-hidden />,
  review: <ListChecks aria-hidden />,
  controls: <ShieldCheck aria-hidden />,
  remediation: <Wrench aria-hidden />,
  reports: <FileText aria-hidden />,
  ledger: <BookLock aria-hidden />,
} as const;

function entry(
  title: string,
  icon: ReactNode,
  command: CommandId,
  component: ComponentType<{ readonly screen: Screen }>,
): ScreenEntry {
  return { title, icon, rail: 'work', command, component };
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
