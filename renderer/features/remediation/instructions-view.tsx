// What goes out to the provider: the list as it would be signed now, rotations that wait for their dependants, and every
// list that was issued.
import { Ban, FileKey2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InstructionKind, InstructionsPreview, Rotation } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { AgreeRotationDialog } from './agree-rotation-dialog.tsx';
import { DependantsDialog } from './dependants-dialog.tsx';
import { IssueInstructionsDialog } from './issue-instructions-dialog.tsx';
import styles from './remediation.module.css';
import { kindWords } from './remediation-model.ts';
import { StateMark } from './work-view.tsx';

export function InstructionsView(): ReactNode {
  const campaigns = useQuery('campaign.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={campaigns} skeleton={<Skeleton rows={8} />}>
      {(list) => {
        const campaign = list.find((one) => one.id === chosen) ?? list[0];
        if (campaign === undefined) {
          return (
            <Block title="Instructions">
              <EmptyState title="No campaign has been opened yet.">
                Instructions come out of signed decisions: open a campaign in Review first.
              </EmptyState>
            </Block>
          );
        }
        return (
          <Columns
            main={
              <ForCampaign
                key={campaign.id}
                campaign={campaign.id}
                choose={
                  list.length < 2 ? null : (
                    <Select
                      label="Campaign"
                      options={list.map((one) => ({ value: one.id, label: one.name }))}
                      value={campaign.id}
                      onChange={setChosen}
                    />
                  )
                }
              />
            }
            side={
              <>
                <Rotations campaign={campaign.id} />
                <Issued />
              </>
            }
          />
        );
      }}
    </Loaded>
  );
}

function ForCampaign({ campaign, choose }: { readonly campaign: string; readonly choose: ReactNode }): ReactNode {
  const { as } = useActor();
  const query = useQuery('instructions.preview', { campaign, as });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(preview) => <Preview preview={preview} choose={choose} />}
    </Loaded>
  );
}

const shownAtFirst = 30;

function Preview({
  preview,
  choose,
}: {
  readonly preview: InstructionsPreview;
  readonly choose: ReactNode;
}): ReactNode {
  const { format } = useApp();
  const [signing, setSigning] = useState(false);
  const [all, setAll] = useState(false);
  const { instructions, supersedes, unchanged, unsigned } = preview;
  const shown = all ? instructions : instructions.slice(0, shownAtFirst);
  return (
    <Block
      title={`List ${format.number(preview.number)}`}
      note={
        supersedes === null
          ? `${counted(instructions.length, 'entry', 'entries')} would go out`
          : `${counted(instructions.length, 'entry', 'entries')} changed since list ${supersedes.number}; ${unchanged} stand as sent`
      }
      action={
        instructions.length === 0 ? undefined : (
          <Button tone="primary" size="small" icon={<FileKey2 aria-hidden />} onClick={() => setSigning(true)}>
            Sign and save
          </Button>
        )
      }
    >
      {choose === null ? null : <div className={styles.choose}>{choose}</div>}
      {unsigned === 0 ? null : (
        <p className={type.two}>
          {counted(unsigned, 'decision')} to cut something stay here until they are signed off.
        </p>
      )}
      {instructions.length === 0 ? (
        <p className={styles.none}>
          {supersedes === null
            ? 'Nothing is ready: no signed revocation or reduction, no confirmed rotation, no question.'
            : 'The provider has everything: nothing changed since the last list.'}
        </p>
      ) : (
        <ul>
          {shown.map((one) => (
            <li key={one.reference} className={styles.instruction}>
              <span className={classes(styles.kind, styles[one.kind])}>{kindWords[one.kind]}</span>
              <span>
                <b>{one.identity}</b>
                <small>{one.privilege === null ? one.credential : `${one.privilege} on ${one.resource}`}</small>
              </span>
              <span>
                <small>{one.detail ?? one.reason}</small>
                {one.dependants === null ? null : (
                  <small>
                    Depends on it: {one.dependants.length === 0 ? 'nothing found' : one.dependants.join(', ')}
                  </small>
                )}
              </span>
              <span className={styles.when}>
                {one.due === null ? '' : `due ${format.day(one.due)}`}
                <small>{one.replaces === null ? one.reference : `replaces ${one.replaces}`}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.length === instructions.length ? null : (
        <LinkButton onClick={() => setAll(true)}>Show all {format.number(instructions.length)}</LinkButton>
      )}
      {signing ? <IssueInstructionsDialog preview={preview} onClose={() => setSigning(false)} /> : null}
    </Block>
  );
}

function Rotations({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery('rotation.list', {});
  const [confirming, setConfirming] = useState<Rotation | null>(null);
  const [agreeing, setAgreeing] = useState(false);
  return (
    <Block
      title="Rotations"
      note="go out once their dependants are confirmed"
      action={
        <LinkButton small onClick={() => setAgreeing(true)}>
          Agree to one
        </LinkButton>
      }
    >
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(rotations) =>
          rotations.length === 0 ? (
            <p className={type.two}>No rotation is agreed.</p>
          ) : (
            <ul>
              {rotations.map((one) => (
                <li key={one.id} className={styles.rotation}>
                  <b>
                    {one.reference} {one.identity}
                  </b>
                  {one.withdrawn !== null ? (
                    <span className={styles.state}>
                      <Ban aria-hidden />
                      Withdrawn
                    </span>
                  ) : one.dependants === null ? (
                    <Button size="small" onClick={() => setConfirming(one)}>
                      Confirm dependants
                    </Button>
                  ) : (
                    <StateMark state={one.state} />
                  )}
                  <small>
                    {one.credential}. {one.explanation}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {confirming === null ? null : <DependantsDialog rotation={confirming} onClose={() => setConfirming(null)} />}
      {agreeing ? <AgreeRotationDialog campaign={campaign} onClose={() => setAgreeing(false)} /> : null}
    </Block>
  );
}

function Issued(): ReactNode {
  const { format, navigation } = useApp();
  const query = useQuery('instructions.list', {});
  const kinds: readonly InstructionKind[] = ['REVOKE', 'REDUCE', 'ROTATE', 'QUESTION', 'WITHDRAWN'];
  return (
    <Block title="Issued lists" note="each signed, numbered and in the ledger">
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(lists) =>
          lists.length === 0 ? (
            <p className={type.two}>None yet.</p>
          ) : (
            <ul>
              {lists.map((list) => (
                <li key={list.number} className={styles.rotation}>
                  <b>List {list.number}</b>
                  <LinkButton small onClick={() => navigation.go({ name: 'ledger', entry: list.ledgerEntry })}>
                    entry {format.number(list.ledgerEntry)}
                  </LinkButton>
                  <small>
                    {format.date(list.issuedAt)}, signed by {list.issuedBy}:{' '}
                    {kinds
                      .filter((kind) => list.counts[kind] > 0)
                      .map((kind) => `${list.counts[kind]} ${kindWords[kind].toLowerCase()}`)
                      .join(', ')}
                    {list.supersedes === null ? '' : `; follows list ${list.supersedes}`}
                  </small>
                  <small className={type.mono}>{list.sha256.slice(0, 32)}…</small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Block>
  );
}
