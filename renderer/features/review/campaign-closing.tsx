// What later evidence shows of a campaign, in a few figures: the closing snapshot, which is told in full under Remediation.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';

export function ClosingBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { navigation, words, format } = useApp();
  const { snapshot } = words.campaign;
  const query = useQuery('remediation.closingSnapshot', { campaign });
  return (
    <Block title={snapshot.title} note={snapshot.note}>
      <Loaded query={query} skeleton={<Skeleton rows={4} />}>
        {({ later, counts }) =>
          later.length === 0 ? (
            <p className={type.two}>{snapshot.nothingLater}</p>
          ) : (
            <>
              <Facts narrow>
                <FactRow label={snapshot.asDecided}>{format.number(counts.asDecided)}</FactRow>
                <FactRow label={snapshot.notDone}>
                  <span className={counts.notDone > 0 ? type.warn : undefined}>{format.number(counts.notDone)}</span>
                </FactRow>
                <FactRow label={snapshot.undecided}>
                  <span className={counts.nobodyDecided > 0 ? type.warn : undefined}>
                    {snapshot.nobodyDecided(counts.nobodyDecided)}
                  </span>
                </FactRow>
                <FactRow label={snapshot.unchanged}>{format.number(counts.unchanged)}</FactRow>
                <FactRow label={snapshot.newSince}>{format.number(counts.appeared)}</FactRow>
                <FactRow label={snapshot.seenIn}>{later.join(', ')}</FactRow>
              </Facts>
              <LinkButton onClick={() => navigation.go({ name: 'remediation', view: 'closing' })}>
                {snapshot.showEach}
              </LinkButton>
            </>
          )
        }
      </Loaded>
    </Block>
  );
}
