// A list of the sign-off page: its beginning, and more of it each time that is asked for. An assignment can have thousands.
import { type ReactNode, useState } from 'react';
import type { SignOffItems, SignOffList, SignOffPreview } from '../../../shared/contract/sign-off.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import styles from './sign-off.module.css';

const pageSize = 100;

export type Listed = SignOffItems['items'][number];

interface PagesProps {
  readonly preview: SignOffPreview;
  readonly list: SignOffList;
  readonly total: number;
  readonly children: (rows: readonly Listed[], page: number) => ReactNode;
}

export function Pages({ preview, list, total, children }: PagesProps): ReactNode {
  const { words } = useApp();
  const [pages, setPages] = useState(1);
  const left = total - pages * pageSize;
  return (
    <>
      {pageStarts(Math.min(total, pages * pageSize)).map((from) => (
        <ListPage key={from} preview={preview} list={list} from={from}>
          {children}
        </ListPage>
      ))}
      {left <= 0 ? null : (
        <p className={styles.more}>
          <LinkButton onClick={() => setPages(pages + 1)}>
            {words.signOff.more(Math.min(left, pageSize), left)}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** Where each page begins of so many rows. */
function pageStarts(rows: number): number[] {
  return Array.from({ length: Math.ceil(rows / pageSize) }, (_, page) => page * pageSize);
}

type ListPageProps = Pick<PagesProps, 'preview' | 'list' | 'children'> & { readonly from: number };

function ListPage({ preview, list, from, children }: ListPageProps): ReactNode {
  const { as } = useActor();
  const campaign = preview.campaign.id;
  const query = useQuery('review.signOffItems', as === null ? null : { campaign, as, list, from, limit: pageSize });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} />}>
      {({ items }) => children(items, from / pageSize)}
    </Loaded>
  );
}
