// One node of a JSON tree in words: its name and value in its row, and in full below the tree once it is chosen.
import type { ReactNode } from 'react';
import type { TreeNode } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { LinkButton } from '../../ui/button.tsx';
import type from '../../ui/type.module.css';
import styles from './json-tree.module.css';
import { namesOf, type TreePath } from './tree-model.ts';
import type { Tree } from './use-tree.ts';

interface NodeWordsProps {
  readonly node: TreeNode;
  /** A list's items are called by their position. */
  readonly isItem: boolean;
  readonly open: boolean;
}

export function NodeWords({ node, isItem, open }: NodeWordsProps): ReactNode {
  const { words } = useApp();
  const { key, kind, text, children } = node;
  const { members, items, unread } = words.evidenceFile.tree;
  return (
    <>
      <span className={styles.key} data-item={isItem || undefined}>
        {key}
      </span>
      {kind === 'object' || kind === 'list' ? (
        <>
          <span className={styles.count}>{kind === 'object' ? members(children) : items(children)}</span>
          {open || children === 0 ? null : (
            <span className={styles.glance} aria-hidden="true">
              {text}
            </span>
          )}
        </>
      ) : (
        <span className={styles.value} data-kind={kind} title={kind === 'text' ? text : undefined}>
          {kind === 'text' ? `"${text}"` : text}
        </span>
      )}
      {kind === 'unread' ? <span className={styles.count}>{unread}</span> : null}
    </>
  );
}

/** The way to the chosen node, and its value in full. */
export function ChosenNode({ tree }: { readonly tree: Tree }): ReactNode {
  const { words, toasts } = useApp();
  const { activeNode: node, active } = tree;
  const file = words.evidenceFile;
  if (node === undefined) return null;
  const isSingle = node.kind !== 'object' && node.kind !== 'list';
  const copy = (text: string, said: string) => {
    if (copyText(text)) toasts.show(said);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.chosen} aria-label={file.tree.selected} tabIndex={0}>
      <nav className={styles.path} aria-label={file.tree.path}>
        {namesOf(node.pointer).map((name, depth) => {
          const path: TreePath = active.slice(0, depth + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path is told by its depth
            <span key={depth}>
              {depth === 0 ? null : <span aria-hidden="true">› </span>}
              <LinkButton small onClick={() => tree.goTo(path)}>
                {name === '' ? file.empty : name}
              </LinkButton>
            </span>
          );
        })}
        <span className={type.grow} />
        <span className={type.nowrap}>{file.lineNumber(node.line)}</span>
        <LinkButton small onClick={() => copy(node.pointer, file.tree.pathCopied)}>
          {file.tree.copyPath}
        </LinkButton>
      </nav>
      <div className={styles.whole}>
        {!isSingle ? (
          <span className={type.dim}>
            {node.kind === 'object' ? file.tree.members(node.children) : file.tree.items(node.children)}
          </span>
        ) : node.text === '' ? (
          <span className={type.unknown}>{file.tree.emptyText}</span>
        ) : (
          <p>{node.text}</p>
        )}
        {isSingle && node.text !== '' ? (
          <LinkButton small onClick={() => copy(node.text, file.tree.valueCopied)}>
            {file.tree.copyValue}
          </LinkButton>
        ) : null}
      </div>
    </section>
  );
}
