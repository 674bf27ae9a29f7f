// controls.*
import type { Handlers } from '../../../shared/contract.ts';
import { assess } from '../controls/assess.ts';
import { controlDetail, coverageEvidence } from '../controls/control.ts';
import { coverage } from '../controls/coverage.ts';
import { judgedInWords } from '../controls/messages/rules.ts';
import { thresholdsInGerman } from '../controls/messages/thresholds-german.ts';
import { ruleSummaries } from '../controls/results.ts';
import { listThresholds, overrideCoverage, setThreshold } from '../controls/services.ts';
import { requireActor, requireDecider } from '../engagement/persons.ts';
import { itemsOfEntitlements } from '../review/items-of-entitlements.ts';
import { currentReviewFacts, reviewFacts } from '../review/review-facts.ts';
import type { Desk } from './desk.ts';

export function controlsHandlers(desk: Desk): Pick<Handlers, Extract<keyof Handlers, `controls.${string}`>> {
  const facts = () => currentReviewFacts(desk.read(), desk.clock);
  return {
    'controls.assess': () =>
      desk
        .workspace()
        .write((transaction) => ({ ...assessed(assess(transaction, reviewFacts(transaction.db, desk.clock))) })),
    'controls.coverage': () => {
      const locale = desk.acting.locale();
      const rows = coverage(desk.read(), facts(), desk.today());
      return locale === 'en' ? rows : rows.map((row) => ({ ...row, reason: judgedInWords(row.reason, locale) }));
    },
    'controls.coverageEvidence': () => coverageEvidence(desk.read(), facts(), desk.today()),
    'controls.control': ({ framework, control }) => {
      const detail = controlDetail(desk.read(), framework, control, facts(), desk.today(), desk.acting.locale());
      const places = itemsOfEntitlements(
        desk.read(),
        detail.failing.map(({ uid }) => uid),
      );
      return { ...detail, failing: detail.failing.map((one) => ({ ...one, place: places.get(one.uid) ?? null })) };
    },
    'controls.rules': () => ruleSummaries(desk.read(), desk.acting.locale()),
    'controls.thresholds': () => {
      const settings = listThresholds(desk.read());
      if (desk.acting.locale() === 'en') return settings;
      return settings.map((setting) => ({ ...setting, ...thresholdsInGerman[setting.threshold] }));
    },
    'controls.setThreshold': ({ as, ...change }) =>
      desk.workspace().write(async (transaction) => {
        const set = await setThreshold(transaction, requireActor(transaction.db, 'controls.setThreshold', as), change);
        assess(transaction, reviewFacts(transaction.db, desk.clock));
        return set;
      }),
    'controls.override': ({ as, ...override }) =>
      desk.workspace().write(async (transaction) => {
        const person = requireDecider(transaction.db, 'controls.override', as);
        await overrideCoverage(transaction, { person: person.id, party: person.party, name: person.name }, override);
        const row = coverage(transaction.db, reviewFacts(transaction.db, desk.clock), desk.today()).find(
          (candidate) => candidate.framework === override.framework && candidate.control === override.control,
        );
        if (row === undefined) throw new Error('an overridden control is not in the catalogue');
        return row;
      }),
  };
}

function assessed(summary: ReturnType<typeof assess>) {
  return { ...summary, rules: summary.rules.map((rule) => ({ ...rule })) };
}
