// What later evidence shows of a campaign, in four figures: the closing snapshot, which is told in full under Remediation.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';

export function ClosingBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { navigation, format } = useApp();
  const query = useQuery('remediation.closingSnapshot', { campaign });
  return (
    <Block title="Closing snapshot" note="the newest evidence against the baseline">
      <Loaded query={query} skeleton={<Skeleton rows={4} />}>
        {({ later, counts }) =>
          later.length === 0 ? (
            <p className={type.two}>
              No evidence came after the baseline. Import the provider’s next bundle: it shows what was carried out.
            </p>
          ) : (
            <>
              <Facts narrow>
                <FactRow label="As decided">{format.number(counts.asDecided)}</FactRow>
                <FactRow label="Not done">
                  <span className={counts.notDone > 0 ? type.warn : undefined}>{format.number(counts.notDone)}</span>
                </FactRow>
                <FactRow label="Undecided">
                  <span className={counts.nobodyDecided > 0 ? type.warn : undefined}>
                    {counted(counts.nobodyDecided, 'change', undefined, format)} nobody decided
                  </span>
                </FactRow>
                <FactRow label="Unchanged">{format.number(counts.unchanged)}</FactRow>
                <FactRow label="New since">{format.number(counts.appeared)}</FactRow>
                <FactRow label="Seen in">{later.join(', ')}</FactRow>
              </Facts>
              <LinkButton onClick={() => navigation.go({ name: 'remediation', view: 'closing' })}>
                Show each of them
              </LinkButton>
            </>
          )
        }
      </Loaded>
    </Block>
  );
}
