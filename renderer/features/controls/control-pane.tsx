// One requirement: its text, why it has this verdict, what would make it met, the items and lines behind it; and the way to
// say that the verdict is wrong.
import { Check, CircleHelp, PenLine, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ControlDetail } from '../../../shared/contract/controls.ts';
import { type Framework, frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { VerdictMark } from '../../ui/marks.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { WhatIs } from '../../ui/what-is.tsx';
import { EvidenceBehind, ItemsBehind } from './behind.tsx';
import styles from './controls.module.css';
import { OverrideDialog } from './override-dialog.tsx';

interface ControlPaneProps {
  readonly framework: Framework;
  readonly control: string;
}

/** What the dialog opens on. */
type Overriding = 'choose' | 'takeBack' | null;

export function ControlPane({ framework, control }: ControlPaneProps): ReactNode {
  const { words } = useApp();
  const said = words.controls.override;
  const query = useQuery('controls.control', { framework, control });
  const { cannotDecide } = useActor();
  const [overriding, setOverriding] = useState<Overriding>(null);
  const isOverridden = query.value?.override != null;
  return (
    <Pane
      label={words.controls.control}
      width="side"
      padded
      foot={
        <div className={styles.foot}>
          <span>{isOverridden ? said.overridden : said.wrong}</span>
          {cannotDecide === null ? (
            <Button icon={<PenLine aria-hidden />} onClick={() => setOverriding('choose')}>
              {isOverridden ? said.change : said.make}
            </Button>
          ) : (
            <span title={cannotDecide}>{said.customerOnly}</span>
          )}
        </div>
      }
    >
      <Loaded query={query} skeleton={<Skeleton rows={10} />}>
        {(loaded) => (
          <>
            <ControlText
              detail={loaded}
              onTakeBack={cannotDecide === null ? () => setOverriding('takeBack') : undefined}
            />
            {overriding === null ? null : (
              <OverrideDialog
                detail={loaded}
                takingBack={overriding === 'takeBack'}
                onClose={() => setOverriding(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Pane>
  );
}

interface ControlTextProps {
  readonly detail: ControlDetail;
  /** Left out where the person may not. */
  readonly onTakeBack: (() => void) | undefined;
}

function ControlText({ detail, onTakeBack }: ControlTextProps): ReactNode {
  const { format, words } = useApp();
  const said = words.controls;
  const { control, status, computed, override, crosswalk, framework, whatWouldMeetIt } = detail;
  const other = framework === 'csf-2.0' ? said.inOther.other : said.inOther['csf-1.1'];
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
        {said.source(frameworkTitles[framework], detail.title)}
        {crosswalk.length === 0 ? '' : said.crosswalk(other, crosswalk)}
      </p>
      {override === null ? null : (
        <div className={styles.both}>
          <dl>
            <dt>{said.override.byRules}</dt>
            <dd>
              <VerdictMark status={computed} />
            </dd>
            <dt>{said.override.byPerson(override.by, format.date(override.at))}</dt>
            <dd>
              <VerdictMark status={status} />
            </dd>
          </dl>
          <p>{said.override.quoted(override.reason)}</p>
          {onTakeBack === undefined ? null : (
            <LinkButton small onClick={onTakeBack}>
              {said.override.takeBack}
            </LinkButton>
          )}
        </div>
      )}
      <Reasons detail={detail} />
      {whatWouldMeetIt === '' ? null : (
        <Section title={said.whatWouldMeet}>
          <p className={styles.meet}>{whatWouldMeetIt}</p>
        </Section>
      )}
      <ItemsBehind detail={detail} />
      <EvidenceBehind detail={detail} />
    </>
  );
}

/** Reasons shown before the way to all of them. */
const reasonsShown = 8;

function Reasons({ detail }: { readonly detail: ControlDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.controls;
  const [all, setAll] = useState(false);
  const { because, computed, framework, control } = detail;
  const show = (list: NonNullable<ControlDetail['because'][number]['list']>) =>
    navigation.go({
      name: 'inventory',
      subject: 'entitlements',
      judged: { framework, control, rule: list.rule, result: list.result },
    });
  return (
    <Section
      title={said.why(words.field.verdicts[computed])}
      action={computed === 'NOT_EVALUABLE' ? <WhatIs {...said.whatIsNotEvaluable} /> : undefined}
    >
      <ul className={styles.because}>
        {(all ? because : because.slice(0, reasonsShown)).map((one) => (
          <li key={one.text}>
            <BecauseSign verdict={one.verdict} />
            <span>
              {one.text}
              {one.list === undefined || one.list.count === 0 ? null : (
                <>
                  {' '}
                  <LinkButton
                    small
                    aria-label={said.showTheseLabel(one.list.count, one.list.rule)}
                    onClick={() => one.list !== undefined && show(one.list)}
                  >
                    {said.showThese(one.list.count)}
                  </LinkButton>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {all || because.length <= reasonsShown ? null : (
        <div className={styles.more}>
          <LinkButton small onClick={() => setAll(true)}>
            {said.allReasons(because.length)}
          </LinkButton>
        </div>
      )}
      {because.length === 0 ? <p className={styles.meet}>{detail.reason}</p> : null}
    </Section>
  );
}

function BecauseSign({ verdict }: { readonly verdict: ControlDetail['because'][number]['verdict'] }): ReactNode {
  const { signs } = useApp().words.controls;
  switch (verdict) {
    case 'holds':
      return <Check aria-label={signs.holds} className={styles.ok} />;
    case 'fails':
      return <X aria-label={signs.fails} className={styles.bad} />;
    case 'unknown':
      return <CircleHelp aria-label={signs.unknown} className={styles.unknown} />;
  }
}
