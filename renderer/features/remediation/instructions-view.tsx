// What goes out to the provider: the list as it would be signed now, rotations that wait for their dependants, and every
// list that was issued.
import { FileKey2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InstructionKind, InstructionsPreview } from '../../../shared/contract/loop.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block, Columns, Section } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { useBounded } from './bounded.tsx';
import { IssueInstructionsDialog } from './issue-instructions-dialog.tsx';
import styles from './remediation.module.css';
import { Rotations } from './rotations.tsx';

export function InstructionsView(): ReactNode {
  const { words } = useApp();
  const said = words.remediation;
  const campaigns = useQuery('campaign.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={campaigns} skeleton={<Skeleton rows={8} />}>
      {(list) => {
        const campaign = list.find((one) => one.id === chosen) ?? list[0];
        if (campaign === undefined) {
          return (
            <Block title={said.instructions.title}>
              <EmptyState title={said.noCampaign}>{said.instructions.noCampaignMeans}</EmptyState>
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
                      label={said.campaign}
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
  const { words, format } = useApp();
  const said = words.remediation.instructions;
  const [signing, setSigning] = useState(false);
  const { instructions, supersedes, unchanged, unsigned, blocked } = preview;
  const { shown, more } = useBounded(instructions, shownAtFirst);
  useCommands(instructions.length === 0 ? {} : { 'remediation.sign': () => setSigning(true) });
  return (
    <Block
      title={said.list(preview.number)}
      note={
        supersedes === null
          ? said.wouldGo(instructions.length)
          : said.changed(instructions.length, supersedes.number, unchanged)
      }
      action={
        instructions.length === 0 ? undefined : (
          <Button tone="primary" size="small" icon={<FileKey2 aria-hidden />} onClick={() => setSigning(true)}>
            {said.sign}
          </Button>
        )
      }
    >
      {choose === null ? null : <div className={styles.choose}>{choose}</div>}
      {unsigned === 0 ? null : <p className={type.two}>{said.unsigned(unsigned)}</p>}
      {instructions.length === 0 ? (
        <p className={styles.none}>{supersedes === null ? said.nothingReady : said.nothingNew}</p>
      ) : (
        <ul>
          {shown.map((one) => (
            <li key={one.reference} className={styles.instruction}>
              <span className={classes(styles.kind, styles[one.kind])}>{words.remediation.kinds[one.kind]}</span>
              <span>
                <b>{one.identity}</b>
                <small>
                  {one.privilege === null ? one.credential : words.remediation.on(one.privilege, one.resource ?? '')}
                </small>
              </span>
              <span>
                <small>{one.detail ?? one.reason}</small>
                {one.dependants === null ? null : <small>{said.dependsOnIt(one.dependants)}</small>}
              </span>
              <span className={styles.when}>
                {one.due === null ? '' : said.due(format.day(one.due))}
                <small>{one.replaces === null ? one.reference : said.replaces(one.replaces)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {more}
      {blocked.length === 0 ? null : (
        <Section title={said.held} note={said.heldNote(blocked.length)}>
          <ul>
            {blocked.map((one) => (
              <li key={one.rotation} className={styles.rotation}>
                <b>
                  {one.reference} {one.text}
                </b>
                <small>{one.why}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <IssueInstructionsDialog preview={preview} open={signing} onClose={() => setSigning(false)} />
    </Block>
  );
}

function Issued(): ReactNode {
  const { format, navigation, words } = useApp();
  const said = words.remediation.instructions;
  const query = useQuery('instructions.list', {});
  const kinds: readonly InstructionKind[] = ['REVOKE', 'REDUCE', 'ROTATE', 'QUESTION', 'WITHDRAWN'];
  return (
    <Block title={said.issued} note={said.issuedNote}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(lists) =>
          lists.length === 0 ? (
            <p className={type.two}>{said.noneIssued}</p>
          ) : (
            <ul>
              {lists.map((list) => (
                <li key={list.number} className={styles.rotation}>
                  <b>{said.list(list.number)}</b>
                  <LinkButton small onClick={() => navigation.go({ name: 'ledger', entry: list.ledgerEntry })}>
                    {words.remediation.entry(format.number(list.ledgerEntry))}
                  </LinkButton>
                  <small>
                    {said.issuedText(
                      format.date(list.issuedAt),
                      list.issuedBy,
                      kinds
                        .filter((kind) => list.counts[kind] > 0)
                        .map((kind) => said.kindCount(list.counts[kind], words.remediation.kinds[kind]))
                        .join(', '),
                      list.supersedes,
                    )}
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
