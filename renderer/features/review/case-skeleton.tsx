// The two other panes while a case is on its way: the shape and the height that it will have, shown only when it takes
// longer than 150 ms, so that nothing jumps and nothing flickers.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Pane } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import page from './case.module.css';
import styles from './case-skeleton.module.css';
import decision from './decision.module.css';

export function CaseSkeleton(): ReactNode {
  const { words } = useApp();
  return (
    <>
      <Pane label={words.reviewCase.case} keys="case">
        <div className={page.inner} role="status">
          <span className={type.hidden}>{words.reviewCase.loading}</span>
          <Bones of={['few', 'most', 'half', 'fact', 'fact', 'fact', 'fact', 'fact', 'fact', 'box', 'box', 'box']} />
        </div>
      </Pane>
      <Pane label={words.reviewDecision.pane} keys="decision" width="decide" sunken>
        <div className={decision.body}>
          <Bones of={['half', 'outcome', 'outcome', 'outcome', 'outcome', 'outcome']} />
        </div>
      </Pane>
    </>
  );
}

type Bone = 'few' | 'half' | 'most' | 'fact' | 'box' | 'outcome';

function Bones({ of }: { readonly of: readonly Bone[] }): ReactNode {
  return (
    <div className={classes(styles.bones, styles.bonesIn)} aria-hidden="true">
      {of.map((bone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones are all the same
        <span key={index} className={classes(styles.bone, styles[bone])} />
      ))}
    </div>
  );
}
