// Each file of a delivery before it is imported: grouped by what it was taken for, and those that nobody reads, with why.
import { CircleHelp, FileCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Inspection } from '../../../shared/contract/evidence.ts';
import type { Recognition } from '../../../shared/contract/recognition.ts';
import { mappedKindPrefix } from '../../../shared/mapping-words.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { declaredInWords } from './control-totals.ts';
import styles from './import-contents.module.css';

/** With more files than this, the groups are closed at first. */
const openUpTo = 12;

export function ImportContents({ inspection }: { readonly inspection: Inspection }): ReactNode {
  const { contents } = useApp().words.evidenceImport;
  const kinds = useQuery('evidence.kinds', {}).value ?? [];
  const titleOf = (kind: string) => kinds.find((one) => one.kind === kind)?.title ?? kind;
  const used = new Set(inspection.sources.map((source) => source.kind));
  const gaps = kinds.filter((one) => used.has(one.kind) && one.cannotKnow.length > 0);
  const groups = groupsOf(inspection.recognition);
  const unread = inspection.recognition.filter((file) => file.kind === null);
  const isSmall = inspection.recognition.length <= openUpTo;
  const read = inspection.recognition.length - unread.length;
  return (
    <>
      <Section title={contents.title} note={contents.recognised(read, inspection.recognition.length)}>
        {unread.length === 0 ? null : <NotRecognised files={unread} open={unread.length <= openUpTo} />}
        {groups.map(({ kind, files }) => (
          <Group key={kind} title={titleOf(kind)} kind={kind} files={files} inspection={inspection} open={isSmall} />
        ))}
      </Section>
      {gaps.length === 0 ? null : (
        <details className={styles.gaps}>
          <summary>{contents.cannotSay}</summary>
          <ul>
            {gaps.flatMap((one) =>
              one.cannotKnow.map(({ fact, reason }) => (
                <li key={`${one.kind} ${fact}`}>
                  <b>{one.title}</b>
                  {contents.gap(fact, reason)}
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </>
  );
}

interface NotRecognisedProps {
  readonly files: readonly Recognition[];
  readonly open: boolean;
}

/** First, because somebody may have to do something about it. */
function NotRecognised({ files, open }: NotRecognisedProps): ReactNode {
  const { contents } = useApp().words.evidenceImport;
  return (
    <details className={styles.group} data-unread open={open}>
      <summary>
        <CircleHelp aria-hidden />
        <b>{contents.notRecognised}</b>
        <span className={type.dim}>{contents.keptByDigest(files.length)}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <ul className={styles.unread} tabIndex={0} aria-label={contents.unread}>
        {files.map((file) => (
          <li key={file.path}>
            <span className={type.mono}>{file.path}</span>
            <p>{file.reason}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface KindGroup {
  readonly kind: string;
  readonly files: readonly Recognition[];
}

/** The kinds with the most files first. */
function groupsOf(files: readonly Recognition[]): readonly KindGroup[] {
  const groups = new Map<string, Recognition[]>();
  for (const file of files) {
    if (file.kind === null) continue;
    groups.set(file.kind, [...(groups.get(file.kind) ?? []), file]);
  }
  return [...groups]
    .map(([kind, own]) => ({ kind, files: own }))
    .sort((one, other) => other.files.length - one.files.length || (one.kind < other.kind ? -1 : 1));
}

interface GroupProps extends KindGroup {
  readonly title: string;
  readonly inspection: Inspection;
  readonly open: boolean;
}

function Group({ title, kind, files, inspection, open }: GroupProps): ReactNode {
  const { format, words } = useApp();
  const { contents } = words.evidenceImport;
  const sources = inspection.sources.filter((source) => source.kind === kind);
  const declared = sources.flatMap((source) => declaredInWords(source.declared, words.evidence) ?? []);
  const systems = [...new Set(sources.flatMap((source) => source.system ?? []))];
  return (
    <details className={styles.group} open={open}>
      <summary>
        <FileCheck aria-hidden />
        <b>{title}</b>
        <span className={type.dim}>{files.length === 1 ? (files[0]?.path ?? '') : contents.files(files.length)}</span>
      </summary>
      <p className={styles.about}>
        {systems.length === 0 ? (
          <span className={type.unknown}>{contents.noSystem}</span>
        ) : (
          contents.of(systems.join(', '))
        )}{' '}
        {declared.length === 0 ? (
          <span className={type.unknown}>{contents.noCounts}</span>
        ) : (
          contents.declared(declared.join('; '))
        )}
      </p>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.path}>
            <span className={type.mono}>{file.path}</span>
            <span className={type.dim}>
              {format.size(file.size)}, {surenessOf(file, contents)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function surenessOf({ kind, confidence }: Recognition, words: Messages['evidenceImport']['contents']): string {
  if (kind?.startsWith(mappedKindPrefix) === true) return words.byColumns;
  if (confidence === null) return words.asDeclared;
  if (confidence >= 0.9) return words.surely;
  return confidence >= 0.7 ? words.probably : words.perhaps;
}
