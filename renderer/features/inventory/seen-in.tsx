// Where else an identity is known: each link with why, on which lines, and what can be said of it, in place.
import { Check, Link2, Link2Off } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IdentityDetail } from '../../../shared/contract/inventory.ts';
import type { Link } from '../../../shared/contract/links.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import type { Footnotes } from '../../lib/citations.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Badge } from '../../ui/badge.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { WhatIs } from '../../ui/what-is.tsx';
import { Cites } from '../evidence/cite.tsx';
import { kindWord } from './facet-words.ts';
import styles from './seen-in.module.css';

interface SeenInProps {
  readonly detail: IdentityDetail;
  readonly notes: Footnotes;
}

export function SeenIn({ detail, notes }: SeenInProps): ReactNode {
  const { words } = useApp();
  const said = words.inventoryDetail.seenIn;
  const { links, members, named } = detail;
  if (links.length === 0 && named.length === 0) return null;
  const direct = new Set(links.flatMap((link) => [link.from.uid, link.to.uid]));
  const further = members.filter((member) => !direct.has(member.uid));
  return (
    <Section
      title={said.title}
      note={members.length === 0 ? undefined : said.records(members.length + 1)}
      action={<WhatIs {...said.whatIs} />}
    >
      <ul className={styles.links}>
        {links.map((link) => (
          <LinkRow key={link.uid} link={link} here={detail.uid} notes={notes} />
        ))}
        {further.map((member) => (
          <li key={member.uid}>
            <OtherEnd uid={member.uid} name={member.name} />{' '}
            <span className={type.dim}>{said.through(kindWord(member.kind, words.inventory), member.system)}</span>
          </li>
        ))}
        {named.map((one) => (
          <li key={`${one.system} ${one.nativeId}`}>
            <span className={type.mono}>{one.nativeId}</span>{' '}
            <span className={type.unknown}>{said.named(one.system)}</span>{' '}
            <Cites citations={[one.citation]} notes={notes} citedBy={`${detail.name}, ${one.nativeId}`} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OtherEnd({ uid, name }: { readonly uid: string; readonly name: string }): ReactNode {
  const { navigation } = useApp();
  return (
    <LinkButton onClick={() => navigation.go({ name: 'inventory', subject: 'identities', uid })}>{name}</LinkButton>
  );
}

interface LinkRowProps {
  readonly link: Link;
  /** The identity that is looked at. */
  readonly here: string;
  readonly notes: Footnotes;
}

function LinkRow({ link, here, notes }: LinkRowProps): ReactNode {
  const other = link.from.uid === here ? link.to : link.from;
  const [undoing, setUndoing] = useState(false);
  const { format, words } = useApp();
  const said = words.inventoryDetail.seenIn;
  const confirm = useCommand('inventory.linkConfirm');
  const { as } = useActor();
  const isSuggested = link.state === 'suggested';
  const isUndone = link.state === 'undone';
  return (
    <li data-state={link.state}>
      <p className={styles.end}>
        {other.subject === 'identity' ? <OtherEnd uid={other.uid} name={other.name} /> : <b>{other.name}</b>}{' '}
        <span className={type.dim}>
          {other.system === null
            ? said.aFinding
            : words.inventoryDetail.kindIn(kindWord(other.kind, words.inventory), other.system)}
        </span>{' '}
        <StateBadge link={link} />
      </p>
      <p className={styles.basis}>
        {link.basis} <Cites citations={link.citations} notes={notes} citedBy={link.basis} />
      </p>
      {link.ruledBy === null || link.ruledAt === null ? null : (
        <p className={styles.basis}>
          {(isUndone ? said.undoneBy : said.confirmedBy)(link.ruledBy, format.day(link.ruledAt), link.reason)}
        </p>
      )}
      <ErrorBanner error={confirm.error} onDismiss={confirm.clearError} />
      {undoing ? (
        <UndoForm link={link} onDone={() => setUndoing(false)} />
      ) : (
        <div className={styles.acts}>
          {isSuggested || isUndone ? (
            <Button size="small" icon={<Check aria-hidden />} onClick={() => void confirm.run({ link: link.uid, as })}>
              {isUndone ? said.sameAfterAll : said.same}
            </Button>
          ) : null}
          {isUndone ? null : (
            <Button size="small" tone={isSuggested ? 'plain' : 'quiet'} onClick={() => setUndoing(true)}>
              {isSuggested ? said.another : said.undo}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function StateBadge({ link }: { readonly link: Link }): ReactNode {
  const said = useApp().words.inventoryDetail.seenIn.states;
  switch (link.state) {
    case 'applied':
      return <Badge icon={<Link2 aria-hidden />}>{said.certain}</Badge>;
    case 'confirmed':
      return (
        <Badge tone="good" icon={<Check aria-hidden />}>
          {said.confirmed}
        </Badge>
      );
    case 'suggested':
      return <Badge tone="inferred">{said.suggested}</Badge>;
    case 'undone':
      return (
        <Badge icon={<Link2Off aria-hidden />}>{link.strength === 'suggested' ? said.dismissed : said.undone}</Badge>
      );
  }
}

function UndoForm({ link, onDone }: { readonly link: Link; readonly onDone: () => void }): ReactNode {
  const undo = useCommand('inventory.linkUndo');
  const said = useApp().words.inventoryDetail.seenIn.form;
  const { as } = useActor();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const run = async () => {
    setAsked(true);
    if (isMissing) return;
    if ((await undo.run({ link: link.uid, reason, as })).ok) onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Field label={said.why} hint={said.required} note={said.note} problem={asked && isMissing ? said.sayWhy : null}>
        {(parts) => <TextInput {...parts} value={reason} onChange={setReason} autoFocus />}
      </Field>
      <ErrorBanner error={undo.error} onDismiss={undo.clearError} />
      <div className={styles.acts}>
        <Button size="small" tone="primary" type="submit">
          {link.state === 'suggested' ? said.dismiss : said.undo}
        </Button>
        <Button size="small" tone="quiet" onClick={onDone}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}
