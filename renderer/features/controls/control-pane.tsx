// One requirement: its text, why it has this verdict, what would make it met, the items and lines behind it; and the way to
// say that the verdict is wrong.
import { Check, CircleHelp, PenLine, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ControlDetail } from '../../../shared/contract/controls.ts';
import { type Framework, frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { footnotes } from '../../lib/citations.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { RiskMark, VerdictMark, verdictWords } from '../../ui/marks.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { Cite } from '../evidence/cite.tsx';
import styles from './controls.module.css';
import { citedFiles } from './coverage-model.ts';
import { OverrideDialog } from './override-dialog.tsx';

interface ControlPaneProps {
  readonly framework: Framework;
  readonly control: string;
}

export function ControlPane({ framework, control }: ControlPaneProps): ReactNode {
  const query = useQuery('controls.control', { framework, control });
  const { cannotDecide } = useActor();
  const [overriding, setOverriding] = useState(false);
  const detail = query.value;
  return (
    <Pane
      label="Control"
      width="side"
      padded
      foot={
        <div className={styles.foot}>
          <span>{detail?.override == null ? 'Think it’s wrong?' : 'Overridden'}</span>
          {cannotDecide === null ? (
            <Button icon={<PenLine aria-hidden />} onClick={() => setOverriding(true)}>
              {detail?.override == null ? 'Override with a reason' : 'Change the override'}
            </Button>
          ) : (
            <span title={cannotDecide}>Only a person of the customer overrides.</span>
          )}
        </div>
      }
    >
      <Loaded query={query} skeleton={<Skeleton rows={10} />}>
        {(loaded) => (
          <>
            <ControlText detail={loaded} />
            {overriding ? <OverrideDialog detail={loaded} onClose={() => setOverriding(false)} /> : null}
          </>
        )}
      </Loaded>
    </Pane>
  );
}

/** Reasons shown before the way to all of them. */
const reasonsShown = 8;

function ControlText({ detail }: { readonly detail: ControlDetail }): ReactNode {
  const { format } = useApp();
  const [all, setAll] = useState(false);
  const { control, status, computed, override, crosswalk, framework, because, whatWouldMeetIt } = detail;
  const other = framework === 'csf-2.0' ? 'In CSF 1.1' : 'In CSF 2.0';
  return (
    <>
      <div className={styles.head}>
        <h2>
          <code>{control}</code>
        </h2>
        <VerdictMark status={status} />
      </div>
      <p className={styles.text}>{detail.text}</p>
      <p className={styles.crosswalk}>
        {frameworkTitles[framework]}, {detail.title}.
        {crosswalk.length === 0 ? '' : ` ${other}: ${crosswalk.join(', ')}.`}
      </p>
      {override === null ? null : (
        <div className={styles.both}>
          By the rules: <VerdictMark status={computed} />
          <br />
          Overridden to <VerdictMark status={status} /> by {override.by}, {format.date(override.at)}: “{override.reason}
          ”
        </div>
      )}
      <Section title={`Why ${verdictWords[computed].toLowerCase()}`}>
        <ul className={styles.because}>
          {(all ? because : because.slice(0, reasonsShown)).map((one) => (
            <li key={one.text}>
              <BecauseSign verdict={one.verdict} />
              <span>{one.text}</span>
            </li>
          ))}
        </ul>
        {all || because.length <= reasonsShown ? null : (
          <div className={styles.more}>
            <LinkButton small onClick={() => setAll(true)}>
              Show all {because.length} reasons
            </LinkButton>
          </div>
        )}
        {because.length === 0 ? <p className={styles.meet}>{detail.reason}</p> : null}
      </Section>
      {whatWouldMeetIt === '' ? null : (
        <Section title="What would make it met">
          <p className={styles.meet}>{whatWouldMeetIt}</p>
        </Section>
      )}
      <ItemsBehind detail={detail} />
      <EvidenceBehind detail={detail} />
    </>
  );
}

function BecauseSign({ verdict }: { readonly verdict: ControlDetail['because'][number]['verdict'] }): ReactNode {
  switch (verdict) {
    case 'holds':
      return <Check aria-label="holds" className={styles.ok} />;
    case 'fails':
      return <X aria-label="fails" className={styles.bad} />;
    case 'unknown':
      return <CircleHelp aria-label="unknown" className={styles.unknown} />;
  }
}

/** Rows shown before the way to all of them. */
const itemsShown = 6;

function ItemsBehind({ detail }: { readonly detail: ControlDetail }): ReactNode {
  const { navigation, format } = useApp();
  const [all, setAll] = useState(false);
  const open = useQuery('campaign.list', {}).value?.findLast((campaign) => campaign.state === 'open');
  const { failing, failingTotal } = detail;
  const found = useQuery(
    'review.find',
    open === undefined ? null : { campaign: open.id, entitlements: failing.slice(0, 1000).map(({ uid }) => uid) },
  );
  const items = new Map(found.value?.items.map((item) => [item.entitlement, item]));
  if (failingTotal === 0) return null;
  const shown = all ? failing : failing.slice(0, itemsShown);
  return (
    <Section title="Items behind it" note={`${format.number(failingTotal)}, riskiest first`}>
      <div className={styles.behind}>
        {shown.map((one) => {
          const item = items.get(one.uid);
          return (
            <button
              key={one.uid}
              type="button"
              title={item === undefined ? 'Open it in the inventory' : 'Open it in the review'}
              onClick={() =>
                item === undefined || open === undefined
                  ? navigation.go({ name: 'inventory', subject: 'entitlements', uid: one.uid })
                  : navigation.go({ name: 'review', campaign: open.id, item: item.id })
              }
            >
              <RiskMark risk={one.risk} word="bars" />
              <span>
                <b>{one.identity}</b> {one.privilege}
              </span>
              <span>{one.state}</span>
            </button>
          );
        })}
      </div>
      {all || failing.length <= itemsShown ? null : (
        <div className={styles.more}>
          <LinkButton small onClick={() => setAll(true)}>
            Show {failing.length === failingTotal ? 'all' : 'the first'} {format.number(failing.length)}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

function EvidenceBehind({ detail }: { readonly detail: ControlDetail }): ReactNode {
  const notes = footnotes(detail.evidence);
  const files = citedFiles(detail.evidence);
  return (
    <Section
      title="Evidence"
      note={
        files.length === 0
          ? 'none in what was delivered'
          : `${counted(notes.all.length, 'line')} in ${counted(files.length, 'file')}`
      }
    >
      <ul className={styles.files}>
        {files.map(({ file, first, lines }) => (
          <li key={first.artefact}>
            <span>
              <Cite citation={first} notes={notes} citedBy={detail.control} />
            </span>
            <code title={`${first.bundleName}: ${file}`}>{file}</code>
            <span>{counted(lines, 'line')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
