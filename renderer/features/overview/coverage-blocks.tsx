// Coverage in one row per framework, and what is open by system and risk. The figures stand behind the bars.
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { coverageStatuses, frameworkTitles, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { classes } from '../../lib/classes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { RiskBar, VerdictBar } from '../../ui/charts/stacked.tsx';
import { RiskCount, RiskMark, VerdictCount, VerdictMark } from '../../ui/marks.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './overview.module.css';
import { SystemName } from './system-name.tsx';

export function CoverageBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, words } = useApp();
  const { coverage: said } = words.overview;
  const canOpen = screens.controls !== undefined;
  return (
    <Block
      title={said.title}
      note={said.note}
      action={
        canOpen ? (
          <LinkButton small onClick={() => navigation.go({ name: 'controls' })}>
            {said.all}
          </LinkButton>
        ) : undefined
      }
    >
      {overview.coverage.length === 0 ? (
        <p className={type.two}>{said.none}</p>
      ) : (
        <>
          <div className={classes(styles.row, styles.rowHead)} aria-hidden="true">
            <span />
            <span />
            <span className={styles.counts}>
              {coverageStatuses.map((status) => (
                <span key={status}>
                  <VerdictMark status={status} word={<span className={styles.word}>{said.heads[status]}</span>} tight />
                </span>
              ))}
            </span>
          </div>
          {overview.coverage.map(({ framework, counts }) => (
            <div className={styles.row} key={framework}>
              {canOpen ? (
                <LinkButton onClick={() => navigation.go({ name: 'controls', framework })}>
                  {frameworkTitles[framework]}
                </LinkButton>
              ) : (
                <b>{frameworkTitles[framework]}</b>
              )}
              <VerdictBar label={frameworkTitles[framework]} counts={counts} />
              <span className={styles.counts} aria-hidden="true">
                {coverageStatuses.map((status) => (
                  <VerdictCount key={status} status={status} count={counts[status] ?? 0} />
                ))}
              </span>
            </div>
          ))}
        </>
      )}
    </Block>
  );
}

const worstFirst = [...risks].reverse();

export function OpenItemsBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, words } = useApp();
  const { open: said } = words.overview;
  const sums = overview.openBySystem.map(({ counts }) => risks.reduce((sum, risk) => sum + (counts[risk] ?? 0), 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  const full = Math.max(0, ...sums);
  if (overview.campaign === null && total === 0) return null;
  return (
    <Block title={said.title} note={total === 0 ? undefined : said.note(total)}>
      {total === 0 ? (
        <p className={type.two}>{said.none}</p>
      ) : (
        <>
          <div className={classes(styles.row, styles.rowHead)} aria-hidden="true">
            <span />
            <span />
            <span className={styles.counts}>
              {worstFirst.map((risk) => (
                <span key={risk}>
                  <RiskMark risk={risk} word={<span className={styles.word}>{words.field.risks[risk]}</span>} />
                </span>
              ))}
            </span>
          </div>
          {overview.openBySystem.map(({ system, counts }) => (
            <div className={styles.row} key={system}>
              <LinkButton
                title={system}
                onClick={() =>
                  navigation.go({ name: 'inventory', subject: 'entitlements', facets: { system: [system] } })
                }
              >
                <SystemName system={system} />
              </LinkButton>
              <RiskBar label={system} counts={counts} full={full} />
              <span className={styles.counts} aria-hidden="true">
                {worstFirst.map((risk) => (
                  <RiskCount key={risk} risk={risk} count={counts[risk] ?? 0} />
                ))}
              </span>
            </div>
          ))}
        </>
      )}
    </Block>
  );
}
