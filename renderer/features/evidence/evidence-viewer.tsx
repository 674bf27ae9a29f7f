// The sheet behind every evidence mark: the artefact with the cited line lit, and the way to the page's other citations.
import { ChevronDown, ChevronUp, Quote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/context.ts';
import { citationPlace } from '../../lib/citations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';
import { ArtefactView } from './artefact-view.tsx';

const nothingSaid: readonly string[] = [];

export function EvidenceViewer(): ReactNode {
  const { viewer, navigation, words } = useApp();
  const { open, index, citations } = useStore(viewer.store);
  const viewed = citations[index];
  if (viewed === undefined) return null;
  const { citation, number, citedBy, says, onOpened } = viewed;
  const file = words.evidenceFile;
  const turn = (step: number) => viewer.turn((index + step + citations.length) % citations.length);
  const toBundle = () => {
    viewer.close();
    navigation.go({ name: 'evidence', bundle: citation.bundle });
  };
  return (
    <Sheet
      open={open}
      onClose={viewer.close}
      bare
      title={number === null ? file.evidence : file.evidenceNumber(number)}
      lead={file.from(citationPlace(citation, words.ui.evidence), citation.bundleName)}
      foot={<Button onClick={toBundle}>{file.showBundle}</Button>}
    >
      <ArtefactView
        place={{ artefact: citation.artefact, line: citation.line, pointer: citation.pointer }}
        says={says ?? nothingSaid}
        onShown={() => onOpened?.(citation)}
        bar={
          <div className={styles.bar}>
            <Quote aria-hidden />
            <span className={type.truncate}>{citedBy === null ? file.citedLines : file.citedBy(citedBy)}</span>
            <span className={type.grow} />
            {citations.length > 1 ? (
              <>
                <span className={`${type.dim} ${type.nowrap}`}>{file.citations(index + 1, citations.length)}</span>
                <IconButton label={file.previousCitation} icon={<ChevronUp aria-hidden />} onClick={() => turn(-1)} />
                <IconButton label={file.nextCitation} icon={<ChevronDown aria-hidden />} onClick={() => turn(1)} />
              </>
            ) : null}
          </div>
        }
      />
    </Sheet>
  );
}
