// What needs a person: at most five matters for the management's page, each leading to where the report says more.
import type { SealedState } from '../../../review/sealed-state.ts';
import type { Figures } from '../../figures.ts';
import { counted, longDate } from '../../wording.ts';
import { bold, itemLink, sectionLink } from '../flow.ts';
import { type Line, line } from '../text.ts';

/** At most five matters, the gravest first; each leads to where the report says more. */
export function attentionOf(state: SealedState, figures: Figures): Line[] {
  const matters: Line[] = [];
  for (const action of state.actions.filter(({ authorised }) => authorised === 'unauthorised').slice(0, 2)) {
    matters.push(
      line(
        {},
        bold('Nobody allowed what the provider did. '),
        `${action.uid}: ${action.verb}, ${action.target} (`,
        sectionLink('8'),
        ').',
      ),
    );
  }
  const undone = state.remediation.filter(({ state: at }) => at === 'reappeared' || at === 'failed');
  if (undone.length > 0) {
    const references = undone
      .slice(0, 3)
      .flatMap((entry, index) => [index === 0 ? '' : ', ', itemLink(entry.reference)]);
    matters.push(
      line(
        {},
        bold(`${counted(undone.length, 'removal')} failed or came undone: `),
        ...references,
        undone.length > 3 ? ' and others (' : ' (',
        sectionLink('7'),
        ').',
      ),
    );
  }
  const none = figures.open.filter((item) => item.outcome === 'NO_DECISION');
  const [worst] = none;
  if (worst !== undefined) {
    const serious = none.filter((item) => item.risk === 'critical' || item.risk === 'high').length;
    matters.push(
      line(
        {},
        bold(`${counted(none.length, 'entitlement')} without a decision`),
        serious === 0 ? '' : `, ${serious} of high or critical risk`,
        '; first of them ',
        itemLink(worst.reference),
        ' (',
        sectionLink('6'),
        ').',
      ),
    );
  }
  const unvouched = state.bundles.filter((bundle) => bundle.trust !== 'trusted');
  if (unvouched.length > 0) {
    matters.push(
      line(
        {},
        bold(`${counted(unvouched.length, 'bundle')} of evidence without a trusted signature: `),
        unvouched
          .slice(0, 2)
          .map(({ name }) => name)
          .join(', '),
        unvouched.length > 2 ? ' and others (' : ' (',
        sectionLink('11'),
        ').',
      ),
    );
  }
  const asked = figures.open.filter((item) => item.outcome === 'CANNOT_DECIDE');
  if (asked.length > 0) {
    matters.push(
      line(
        {},
        bold(`${counted(asked.length, 'question')} unanswered`),
        ': the reviewer could not decide without an answer (',
        sectionLink('6'),
        ').',
      ),
    );
  }
  const [firstEnd] = figures.exceptions.map((item) => item.decision?.exception?.expires ?? '').toSorted();
  if (firstEnd !== undefined) {
    matters.push(
      line(
        {},
        bold(`${counted(figures.exceptions.length, 'exception')}, the first ending on ${longDate(firstEnd)}`),
        '; what it covers then comes back for review (',
        sectionLink('5'),
        ').',
      ),
    );
  }
  return matters.length === 0 ? [line({}, 'Nothing is open.')] : matters.slice(0, 5);
}

/** The same without links, for a document that does not hold what they lead to. */
export function unlinked(matter: Line): Line {
  return line(
    matter,
    ...matter.pieces.map((piece) => {
      if (typeof piece === 'string' || piece.link === undefined) return piece;
      const { link: _, colour: __, ...plain } = piece;
      return plain;
    }),
  );
}
