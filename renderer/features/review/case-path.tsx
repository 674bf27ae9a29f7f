// How the identity gets this access, drawn for the width of the pane: it, what it goes through, and what it reaches.
// biome-ignore-all lint/a11y/useSemanticElements: no button or fieldset can stand inside a drawing
import { type ReactNode, useId } from 'react';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { citationKey } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { Measured } from '../../ui/charts/measured.tsx';
import { Section } from '../../ui/pane.tsx';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { shortResource } from './naming.ts';
import { layOutPath, type PathNode } from './path-layout.ts';

interface Step extends PathNode {
  readonly tone: 'self' | 'changed' | 'plain';
  readonly citation: Citation | null;
  /** What its title adds: an id that is too long for the box. */
  readonly full: string | null;
}

export function CasePath(): ReactNode {
  const { reviewCase, open } = useCase();
  const { entitlement } = reviewCase;
  const arrow = useId();
  const required = new Set(reviewCase.mustOpen);
  const steps = stepsOf(entitlement, reviewCase.item.environment, (citation) => required.has(citationKey(citation)));
  if (steps.length < 2) return null;
  const before = entitlement.changedFacts.find((changed) => changed.fact === 'path')?.before ?? null;
  const words = steps.map((step) => `${step.note ?? ''} ${step.name}`.trim()).join(', then ');
  return (
    <Section title="How it gets this access">
      <Measured>
        {(width) => {
          const layout = layOutPath(steps, width);
          return (
            <svg className={styles.path} width={width} height={layout.height} role="group" aria-label={words}>
              <defs>
                <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                  <path className={styles.arrow} d="M0 .8 7 4 0 7.2z" />
                </marker>
              </defs>
              {layout.edges.map((path) => (
                <path key={path} className={styles.edge} d={path} markerEnd={`url(#${arrow})`} />
              ))}
              {layout.nodes.map((node) => (
                <PathBox key={node.index} step={steps[node.index]} node={node} onOpen={open} />
              ))}
            </svg>
          );
        }}
      </Measured>
      {before === null ? null : <p className={styles.before}>Before: {before.replaceAll(' > ', ', then ')}</p>}
    </Section>
  );
}

interface PathBoxProps {
  readonly step: Step | undefined;
  readonly node: ReturnType<typeof layOutPath>['nodes'][number];
  readonly onOpen: (citation: Citation) => void;
}

function PathBox({ step, node, onOpen }: PathBoxProps): ReactNode {
  if (step === undefined) return null;
  const { x, y, width, height } = node;
  const { citation } = step;
  const drawn = (
    <>
      <title>{[step.name, step.note, step.full].filter((part) => part !== null).join(', ')}</title>
      <rect x={x} y={y} width={width} height={height} rx="5" />
      <text x={x + 9} y={y + (node.note === null ? 24 : 17)}>
        {node.name}
      </text>
      {node.note === null ? null : (
        <text className={styles.small} x={x + 9} y={y + 32}>
          {node.note}
        </text>
      )}
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
      aria-label={`${step.note ?? ''} ${step.name}: open its evidence`}
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

function stepsOf(
  entitlement: EntitlementDetail,
  environment: string | null,
  isRequired: (citation: Citation) => boolean,
): readonly Step[] {
  const { identity, path, resource, changedFacts } = entitlement;
  const hasChanged = changedFacts.some((changed) => changed.fact === 'path');
  const through = path.filter((hop) => hop.name !== identity.name && hop.name !== resource);
  return [
    // Whoever acts through the identity: a cluster's service account behind a role.
    ...(entitlement.actors ?? []).map(
      (hop): Step => ({ name: hop.name, note: hop.note, full: hop.note, tone: 'plain', citation: hop.citation }),
    ),
    { name: identity.name, note: spaced(identity.kind), tone: 'self', citation: null, full: identity.nativeId },
    ...through.map(
      (hop): Step => ({
        name: hop.name,
        note: hop.note === null || isId(hop.note) ? spaced(hop.kind) : hop.note,
        full: hop.note,
        tone: hasChanged && hop.citation !== null && isRequired(hop.citation) ? 'changed' : 'plain',
        citation: hop.citation,
      }),
    ),
    {
      name: shortResource(resource),
      note: environment ?? 'what it reaches',
      tone: 'plain',
      citation: null,
      full: resource,
    },
  ];
}

/** Ids of the platform say nothing in a small box. */
function isId(note: string): boolean {
  return note.startsWith('arn:') || /^[0-9a-f-]{32,}$/i.test(note);
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
