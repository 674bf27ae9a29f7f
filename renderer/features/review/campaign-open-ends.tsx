// What a closed campaign left open, by name: and the way to ask it again in a small campaign of its own, because the closed
// one never changes.
import { Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OpenEnd } from '../../../shared/contract/campaign-plan.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';

/** Rows shown at first, and how many more each time they are asked for. */
const shown = 8;
const more = 100;

interface ShowMoreProps {
  /** Rows that are not drawn yet; nothing is drawn without any. */
  readonly left: number;
  readonly onMore: () => void;
}

export function ShowMore({ left, onMore }: ShowMoreProps): ReactNode {
  const { words } = useApp();
  if (left <= 0) return null;
  return (
    <LinkButton small onClick={onMore}>
      {words.campaign.ends.more(left)}
    </LinkButton>
  );
}

interface OpenEndListProps {
  readonly ends: readonly OpenEnd[];
  /** Whoever draws it asks for them page by page. */
  readonly all?: boolean;
}

export function OpenEndList({ ends, all = false }: OpenEndListProps): ReactNode {
  const { words, format } = useApp();
  const said = words.campaign.ends;
  const [count, setCount] = useState(shown);
  const list = all ? ends : ends.slice(0, count);
  return (
    <>
      <ul className={styles.people}>
        {list.map((end) => (
          <li key={end.item}>
            <span>
              {said.access(end.identity, end.privilege)}
              <small>
                {said.inCampaign(
                  said.why(end.why, end.endsOn === null ? null : format.date(end.endsOn)),
                  end.campaignName,
                  end.reference,
                )}
                {end.live ? '' : `; ${said.listedOnly}`}
              </small>
            </span>
            <RiskMark risk={end.risk} word="bars" />
          </li>
        ))}
      </ul>
      <ShowMore left={ends.length - list.length} onMore={() => setCount(count + more)} />
    </>
  );
}

/** Of a closed campaign: each can be chosen, and what is gone is named. */
export function OpenEndsBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.campaign.ends;
  const query = useQuery('campaign.openEnds', { campaign });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [count, setCount] = useState(shown);
  const ends = query.value ?? [];
  if (ends.length === 0) {
    return (
      <Block title={said.title} note={said.nothing}>
        <p className={type.two}>{said.nothingMeans}</p>
      </Block>
    );
  }
  const chosen = ends.filter((end) => end.live && !left.has(end.item)).map((end) => end.item);
  const list = ends.slice(0, count);
  const toggle = (item: string, on: boolean) =>
    setLeft((now) => new Set(on ? [...now].filter((one) => one !== item) : [...now, item]));
  return (
    <Block title={said.title} note={said.note(ends.length)}>
      <ul className={styles.ends}>
        {list.map((end) => (
          <li key={end.item}>
            {end.live ? (
              <Checkbox checked={!left.has(end.item)} onChange={(on) => toggle(end.item, on)}>
                <EndWords end={end} />
              </Checkbox>
            ) : (
              <span className={styles.gone}>
                <EndWords end={end} />
              </span>
            )}
            <RiskMark risk={end.risk} />
          </li>
        ))}
      </ul>
      <ShowMore left={ends.length - list.length} onMore={() => setCount(count + more)} />
      <div className={styles.acts}>
        {chosen.length === 0 ? null : (
          <Button
            icon={<Play aria-hidden />}
            onClick={() =>
              navigation.go({ name: 'review', view: 'set-up', origin: { kind: 'follow_up', items: chosen } })
            }
          >
            {said.open(chosen.length)}
          </Button>
        )}
        <span className={type.two}>
          {chosen.length === 0 ? `${said.chooseOne} ` : ''}
          {said.never}
        </span>
      </div>
    </Block>
  );
}

function EndWords({ end }: { readonly end: OpenEnd }): ReactNode {
  const { words, format } = useApp();
  const said = words.campaign.ends;
  return (
    <>
      {said.full(end.reference, end.identity, end.privilege, end.resource)}
      <small>
        {said.why(end.why, end.endsOn === null ? null : format.date(end.endsOn))}
        {end.live ? '' : `; ${said.gone}`}
      </small>
    </>
  );
}
