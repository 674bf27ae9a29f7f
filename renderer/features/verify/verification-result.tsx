// What a check said: the verdict in a sentence, then every line by its verdict, and for each failure what to do.
import { Check, CircleHelp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { verdictGroups, verificationText } from '../../../shared/verification-words.ts';
import type { CheckVerdict } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import type { Given } from './given.tsx';
import { type ToldOnce, toldOnce } from './lines-together.ts';
import { headline } from './verdict-headline.ts';
import styles from './verify.module.css';

interface VerifiedFileProps {
  readonly path: string;
  readonly given: Given;
  /** Begin only when what is known of the signers is there. */
  readonly ready: boolean;
}

export function VerifiedFile({ path, given, ready }: VerifiedFileProps): ReactNode {
  const { roots, fingerprints, checkpoint, against, full } = given;
  const query = useQuery(
    'verify.file',
    ready ? { path, roots: [...roots], fingerprints: [...fingerprints], checkpoint, against, full } : null,
  );
  return (
    <Loaded query={query} skeleton={<Skeleton rows={6} />}>
      {(verification) => <VerificationResult verification={verification} />}
    </Loaded>
  );
}

export function VerificationResult({ verification }: { readonly verification: Verification }): ReactNode {
  const { verify: said } = useApp().words;
  const { file, kind, lines } = verification;
  const { tone, title } = headline(verification, said);
  const name = file.split(/[/\\]/).at(-1) ?? file;
  return (
    <article className={styles.result}>
      <Banner tone={tone} title={title}>
        <span className={type.two}>{said.ofKind(name, said.record.kinds[kind])}</span>
      </Banner>
      <span className={type.hidden} role="status">
        {said.ofKind(name, title)}
      </span>
      <div className={styles.keep}>
        <CopyButton small text={verificationText(verification)} label={said.copyText} />
        <SaveButton
          small
          label={said.saveText}
          fileName={said.textName(name)}
          text={() => `${verificationText(verification)}\n`}
        />
        <SaveButton
          small
          label={said.saveJson}
          fileName={said.jsonName(name)}
          text={() => `${JSON.stringify(verification, null, 2)}\n`}
        />
      </div>
      {verdictGroups.map((group) => (
        <Lines key={group} title={said.groups[group]} lines={lines.filter((line) => line.verdict === group)} />
      ))}
    </article>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly CheckLine[] }): ReactNode {
  const { verify } = useApp().words;
  if (lines.length === 0) return null;
  return (
    <Section title={title} note={`${lines.length}`}>
      <ul className={styles.lines}>
        {toldOnce(lines, verify.record).map((told, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several lines may be of one check and one subject; they never move
          <li key={`${told.check} ${index}`} data-verdict={told.verdict}>
            <LineSign verdict={told.verdict} />
            <div>
              <Told told={told} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One check: of one part, or of several that it says the same of. */
function Told({ told: { check, cases, todo } }: { readonly told: ToldOnce }): ReactNode {
  const { verify } = useApp().words;
  const subjects = cases.flatMap((one) => one.subjects);
  const [only] = cases;
  return (
    <>
      <b>{verify.checks[check] ?? check}</b>{' '}
      <span className={type.dim}>{subjects.length === 1 ? subjects[0] : verify.parts(subjects.length)}</span>
      {subjects.length === 1 ? (
        <p>{only?.detail}</p>
      ) : (
        cases.map(({ detail, subjects: parts }) => (
          <p key={detail}>
            <b>{parts.join('; ')}</b>: {detail}
          </p>
        ))
      )}
      {todo === null ? null : (
        <p className={styles.todo}>
          <b>{verify.whatToDo}</b> {todo}
        </p>
      )}
    </>
  );
}

function LineSign({ verdict }: { readonly verdict: CheckVerdict }): ReactNode {
  const { verdicts } = useApp().words.verify;
  switch (verdict) {
    case 'held':
      return <Check aria-label={verdicts.held} className={type.good} />;
    case 'failed':
      return <X aria-label={verdicts.failed} className={type.bad} />;
    case 'not-checkable':
      return <CircleHelp aria-label={verdicts['not-checkable']} className={type.warn} />;
  }
}
