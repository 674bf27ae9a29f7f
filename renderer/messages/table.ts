// Every word that the window says by itself, in each language, as one typed table: what English has and German lacks is a
// type error. A component takes `words` from `useApp()`; a pure function takes the part of the table that it needs.
//
// A section is a plain object of the same shape in `en/NAME.ts` and `de/NAME.ts`, laid out as its screen is. A text is a
// string; a text with something in it is a function of what is in it, so that each language orders its own sentence and
// counts its own nouns (`counted` and `figure` in `en/figures.ts`). What is in a sentence and is drawn (a link, a name in
// bold) is a ReactNode argument of a function that gives a fragment; such a section is a `.tsx` file. Words of the field
// (risks, outcomes, parties, verdicts, states) stand once, in `field`. The engine words what it judges by itself.
import type { Locale } from '../../shared/locale.ts';
import { app as appDe } from './de/app.ts';
import { campaign as campaignDe } from './de/campaign.ts';
import { campaignPlan as campaignPlanDe } from './de/campaign-plan.ts';
import { commands as commandsDe } from './de/commands.ts';
import { controls as controlsDe } from './de/controls.ts';
import { engagement as engagementDe } from './de/engagement.ts';
import { engagementPersons as engagementPersonsDe } from './de/engagement-persons.ts';
import { engagementTerms as engagementTermsDe } from './de/engagement-terms.ts';
import { errors as errorsDe } from './de/errors.ts';
import { evidence as evidenceDe } from './de/evidence.ts';
import { evidenceFile as evidenceFileDe } from './de/evidence-file.ts';
import { evidenceImport as evidenceImportDe } from './de/evidence-import.ts';
import { field as fieldDe } from './de/field.ts';
import { firstStart as firstStartDe } from './de/first-start.tsx';
import { help as helpDe } from './de/help.ts';
import { inventory as inventoryDe } from './de/inventory.ts';
import { inventoryChanges as inventoryChangesDe } from './de/inventory-changes.ts';
import { inventoryDetail as inventoryDetailDe } from './de/inventory-detail.ts';
import { ledger as ledgerDe } from './de/ledger.ts';
import { mapping as mappingDe } from './de/mapping.ts';
import { overview as overviewDe } from './de/overview.ts';
import { queue as queueDe } from './de/queue.ts';
import { remediation as remediationDe } from './de/remediation.ts';
import { remediationActs as remediationActsDe } from './de/remediation-acts.ts';
import { reports as reportsDe } from './de/reports.ts';
import { review as reviewDe } from './de/review.ts';
import { reviewCase as reviewCaseDe } from './de/review-case.ts';
import { reviewDecision as reviewDecisionDe } from './de/review-decision.ts';
import { settings as settingsDe } from './de/settings.ts';
import { signOff as signOffDe } from './de/sign-off.tsx';
import { ui as uiDe } from './de/ui.ts';
import { verify as verifyDe } from './de/verify.ts';
import { app as appEn } from './en/app.ts';
import { campaign as campaignEn } from './en/campaign.ts';
import { campaignPlan as campaignPlanEn } from './en/campaign-plan.ts';
import { commands as commandsEn } from './en/commands.ts';
import { controls as controlsEn } from './en/controls.ts';
import { engagement as engagementEn } from './en/engagement.ts';
import { engagementPersons as engagementPersonsEn } from './en/engagement-persons.ts';
import { engagementTerms as engagementTermsEn } from './en/engagement-terms.ts';
import { errors as errorsEn } from './en/errors.ts';
import { evidence as evidenceEn } from './en/evidence.ts';
import { evidenceFile as evidenceFileEn } from './en/evidence-file.ts';
import { evidenceImport as evidenceImportEn } from './en/evidence-import.ts';
import { field as fieldEn } from './en/field.ts';
import { firstStart as firstStartEn } from './en/first-start.tsx';
import { help as helpEn } from './en/help.ts';
import { inventory as inventoryEn } from './en/inventory.ts';
import { inventoryChanges as inventoryChangesEn } from './en/inventory-changes.ts';
import { inventoryDetail as inventoryDetailEn } from './en/inventory-detail.ts';
import { ledger as ledgerEn } from './en/ledger.ts';
import { mapping as mappingEn } from './en/mapping.ts';
import { overview as overviewEn } from './en/overview.ts';
import { queue as queueEn } from './en/queue.ts';
import { remediation as remediationEn } from './en/remediation.ts';
import { remediationActs as remediationActsEn } from './en/remediation-acts.ts';
import { reports as reportsEn } from './en/reports.ts';
import { review as reviewEn } from './en/review.ts';
import { reviewCase as reviewCaseEn } from './en/review-case.ts';
import { reviewDecision as reviewDecisionEn } from './en/review-decision.ts';
import { settings as settingsEn } from './en/settings.ts';
import { signOff as signOffEn } from './en/sign-off.tsx';
import { ui as uiEn } from './en/ui.ts';
import { verify as verifyEn } from './en/verify.ts';

const english = {
  app: appEn,
  field: fieldEn,
  ui: uiEn,
  errors: errorsEn,
  commands: commandsEn,
  firstStart: firstStartEn,
  settings: settingsEn,
  help: helpEn,
  overview: overviewEn,
  engagement: engagementEn,
  engagementTerms: engagementTermsEn,
  engagementPersons: engagementPersonsEn,
  evidence: evidenceEn,
  evidenceFile: evidenceFileEn,
  evidenceImport: evidenceImportEn,
  mapping: mappingEn,
  inventory: inventoryEn,
  inventoryDetail: inventoryDetailEn,
  inventoryChanges: inventoryChangesEn,
  controls: controlsEn,
  review: reviewEn,
  reviewCase: reviewCaseEn,
  reviewDecision: reviewDecisionEn,
  signOff: signOffEn,
  queue: queueEn,
  campaign: campaignEn,
  campaignPlan: campaignPlanEn,
  remediation: remediationEn,
  remediationActs: remediationActsEn,
  reports: reportsEn,
  verify: verifyEn,
  ledger: ledgerEn,
};

export type Messages = typeof english;

const german: Messages = {
  app: appDe,
  field: fieldDe,
  ui: uiDe,
  errors: errorsDe,
  commands: commandsDe,
  firstStart: firstStartDe,
  settings: settingsDe,
  help: helpDe,
  overview: overviewDe,
  engagement: engagementDe,
  engagementTerms: engagementTermsDe,
  engagementPersons: engagementPersonsDe,
  evidence: evidenceDe,
  evidenceFile: evidenceFileDe,
  evidenceImport: evidenceImportDe,
  mapping: mappingDe,
  inventory: inventoryDe,
  inventoryDetail: inventoryDetailDe,
  inventoryChanges: inventoryChangesDe,
  controls: controlsDe,
  review: reviewDe,
  reviewCase: reviewCaseDe,
  reviewDecision: reviewDecisionDe,
  signOff: signOffDe,
  queue: queueDe,
  campaign: campaignDe,
  campaignPlan: campaignPlanDe,
  remediation: remediationDe,
  remediationActs: remediationActsDe,
  reports: reportsDe,
  verify: verifyDe,
  ledger: ledgerDe,
};

export const messages: Readonly<Record<Locale, Messages>> = { en: english, de: german };
