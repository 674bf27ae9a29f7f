// How the identity gets this access, drawn for the width of the pane: it, what it goes through, and what it reaches.
// biome-ignore-all lint/a11y/useSemanticElements: no button or fieldset can stand inside a drawing
import { type ReactNode, useId } from 'react';
import type { Citation } from '../../../shared/contract/method.ts';
import { useApp } from '../../app/context.ts';
import { citationKey, citationPlace } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import type { Messages } from '../../messages/table.ts';
import { drawnFor, Measured } from '../../ui/charts/measured.tsx';
import { Section } from '../../ui/pane.tsx';
import page from './case.module.css';
import type { MarkState } from './case-citations.ts';
import { useCase } from './case-context.ts';
import styles from './case-path.module.css';
import { type Step, stepsOf } from './case-path-steps.ts';
import { layOutPath } from './path-layout.ts';

export function CasePath(): ReactNode {
  const { words } = useApp();
  const { reviewCase, citations, open } = useCase();
  const said = words.reviewCase.path;
  const { entitlement } = reviewCase;
  const arrow = useId();
  const required = new Set(reviewCase.mustOpen);
  const steps = stepsOf(entitlement, reviewCase.item.environment, said, (citation) =>
    required.has(citationKey(citation)),
  );
  if (steps.length < 2) return null;
  const markOf = (step: Step | undefined): Mark | null =>
    step === undefined || step.citation === null || citations.notes.numberOf(step.citation) === 0
      ? null
      : { number: citations.notes.numberOf(step.citation), state: citations.state(step.citation) };
  const before = entitlement.changedFacts.find((changed) => changed.fact === 'path')?.before ?? null;
  const way = steps.map((step) => `${step.note ?? ''} ${step.name}`.trim()).join(said.thenStep);
  return (
    <Section title={said.title}>
      <Measured>
        {(width) => {
          const layout = layOutPath(
            steps.map(({ name, note, citation }) => ({ name, note, marked: citation !== null })),
            width,
          );
          return (
            <svg className={styles.path} {...drawnFor(width, layout.height)} role="group" aria-label={way}>
              <defs>
                <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                  <path className={styles.arrow} d="M0 .8 7 4 0 7.2z" />
                </marker>
              </defs>
              {layout.edges.map((path) => (
                <path key={path} className={styles.edge} d={path} markerEnd={`url(#${arrow})`} />
              ))}
              {layout.nodes.map((node) => (
                <PathBox
                  key={node.index}
                  step={steps[node.index]}
                  node={node}
                  mark={markOf(steps[node.index])}
                  onOpen={open}
                />
              ))}
            </svg>
          );
        }}
      </Measured>
      {before === null ? null : <p className={page.before}>{said.before(before.replaceAll(' > ', said.thenStep))}</p>}
    </Section>
  );
}

interface Mark {
  readonly number: number;
  readonly state: MarkState;
}

interface PathBoxProps {
  readonly step: Step | undefined;
  readonly node: ReturnType<typeof layOutPath>['nodes'][number];
  /** The footnote of its line; null where nothing shows it. */
  readonly mark: Mark | null;
  readonly onOpen: (citation: Citation) => void;
}

function PathBox({ step, node, mark, onOpen }: PathBoxProps): ReactNode {
  const { words } = useApp();
  if (step === undefined) return null;
  const { x, y, width, height } = node;
  const { citation } = step;
  const drawn = (
    <>
      <title>{[step.name, step.note, step.full].filter((part) => part !== null).join(', ')}</title>
      <rect x={x} y={y} width={width} height={height} rx="5" />
      <text x={x + 9} y={y + (node.note === null ? 23 : 16)}>
        {node.name}
      </text>
      {node.note === null ? null : (
        <text className={styles.small} x={x + 9} y={y + 31}>
          {node.note}
        </text>
      )}
      {mark === null ? null : <PathMark mark={mark} x={x + width - 6} y={y + height - 12} />}
    </>
  );
  const className = classes(styles.box, step.tone !== 'plain' && styles[step.tone], citation !== null && styles.cited);
  if (citation === null) return <g className={className}>{drawn}</g>;
  const press = () => onOpen(citation);
  return (
    <g
      className={className}
      role="button"
      tabIndex={0}
      aria-label={`${step.note ?? ''} ${step.name}: ${evidenceOf(citation, mark, words)}`.trim()}
      onClick={press}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press();
      }}
    >
      {drawn}
    </g>
  );
}

/** As the marks elsewhere on the page, drawn; `x` is its right edge and `y` its middle. */
function PathMark({ mark, x, y }: { readonly mark: Mark; readonly x: number; readonly y: number }): ReactNode {
  const width = mark.number > 9 ? 20 : 16;
  return (
    <g className={classes(styles.note, styles[mark.state])}>
      <rect x={x - width} y={y - 8} width={width} height="16" rx="3" />
      <text x={x - width / 2} y={y + 3.5}>
        {mark.number}
      </text>
    </g>
  );
}

function evidenceOf(citation: Citation, mark: Mark | null, words: Messages): string {
  const said = words.reviewCase.path;
  if (mark === null) return said.openEvidence;
  const place = said.evidence(mark.number, citationPlace(citation, words.ui.evidence));
  return mark.state === 'unopened' ? place : `${place}, ${said[mark.state]}`;
}
