// What a closed campaign left open, by name: and the way to ask it again in a small campaign of its own, because the closed
// one never changes.
import { Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OpenEnd } from '../../../shared/contract/review.ts';
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

function whyOf({ why, endsOn }: OpenEnd): string {
  switch (why) {
    case 'no_decision':
      return 'no decision';
    case 'cannot_decide':
      return 'could not be decided';
    case 'certified_until':
      return `certified until ${endsOn ?? 'a date'}`;
    case 'certification_ended':
      return `certified until ${endsOn ?? 'a date'}: past`;
    case 'exception_ended':
      return 'its exception has ended';
  }
}

export function OpenEndList({ ends }: { readonly ends: readonly OpenEnd[] }): ReactNode {
  const [count, setCount] = useState(shown);
  const list = ends.slice(0, count);
  return (
    <>
      <ul className={styles.people}>
        {list.map((end) => (
          <li key={end.item}>
            <span>
              {end.identity}: {end.privilege}
              <small>
                {whyOf(end)} in {end.campaignName} ({end.reference})
                {end.live ? '' : '; gone from the evidence, so only listed'}
              </small>
            </span>
            <RiskMark risk={end.risk} word="bars" />
          </li>
        ))}
      </ul>
      {list.length === ends.length ? null : (
        <LinkButton small onClick={() => setCount(count + more)}>
          Show more, {ends.length - list.length} are left
        </LinkButton>
      )}
    </>
  );
}

/** Of a closed campaign: each can be chosen, and what is gone is named. */
export function OpenEndsBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { navigation, format } = useApp();
  const query = useQuery('campaign.openEnds', { campaign });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [count, setCount] = useState(shown);
  const ends = query.value ?? [];
  if (ends.length === 0) {
    return (
      <Block title="Left open" note="nothing">
        <p className={type.two}>Every answer stands, or a later campaign has asked again.</p>
      </Block>
    );
  }
  const chosen = ends.filter((end) => end.live && !left.has(end.item)).map((end) => end.item);
  const list = ends.slice(0, count);
  const toggle = (item: string, on: boolean) =>
    setLeft((now) => new Set(on ? [...now].filter((one) => one !== item) : [...now, item]));
  return (
    <Block title="Left open" note={`${format.number(ends.length)}, until a later campaign asks again`}>
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
      {list.length === ends.length ? null : (
        <LinkButton small onClick={() => setCount(count + more)}>
          Show more, {format.number(ends.length - list.length)} are left
        </LinkButton>
      )}
      <div className={styles.acts}>
        {chosen.length === 0 ? null : (
          <Button
            icon={<Play aria-hidden />}
            onClick={() =>
              navigation.go({ name: 'review', view: 'set-up', origin: { kind: 'follow_up', items: chosen } })
            }
          >
            Open a follow-up over {chosen.length === 1 ? 'this one' : `these ${format.number(chosen.length)}`}
          </Button>
        )}
        <span className={type.two}>
          {chosen.length === 0 ? 'Choose at least one to ask it again. ' : ''}A closed campaign never changes: they are
          asked again in a small campaign of their own, and the next round of a series takes what is left.
        </span>
      </div>
    </Block>
  );
}

function EndWords({ end }: { readonly end: OpenEnd }): ReactNode {
  return (
    <>
      {end.reference} {end.identity}: {end.privilege} on {end.resource}
      <small>
        {whyOf(end)}
        {end.live ? '' : '; gone from the evidence'}
      </small>
    </>
  );
}
