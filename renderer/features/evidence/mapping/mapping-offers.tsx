// What a delivery has to do with the person's own mappings: files that are read by one, and tables that nobody knows yet.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Inspection } from '../../../../shared/contract/evidence.ts';
import { mappedKind } from '../../../../shared/mapping-words.ts';
import { useApp } from '../../../app/context.ts';
import { pathOfFile } from '../../../app/deliveries.ts';
import { Banner } from '../../../ui/banner.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import type { MappingPlace } from './draft.ts';

interface MappingOffersProps {
  readonly inspection: Inspection;
  readonly onMap: (place: MappingPlace) => void;
  readonly onKind: (kind: string) => void;
}

export function MappingOffers({ inspection, onMap, onKind }: MappingOffersProps): ReactNode {
  const { imports, words } = useApp();
  const { offers, dialog } = words.mapping;
  const path = useStore(imports.store, (state) => state.path);
  const map = (file: string, from: string | null) =>
    path !== null && onMap({ path: pathOfFile(path, file), file, from });
  const read = inspection.sources.flatMap(({ mapping, files }) => (mapping == null ? [] : [{ mapping, files }]));
  return (
    <>
      {read.map(({ mapping, files }) => (
        <Banner key={mapping.name} tone="good" title={offers.read(mapping.name, mapping.lastBundle)}>
          {offers.readWhy(files.length, mapping.version)}
        </Banner>
      ))}
      {(inspection.tables ?? []).map(({ file, similar }) =>
        similar === null ? (
          <Banner
            key={file}
            title={offers.unknown(nameOf(file))}
            actions={<LinkButton onClick={() => map(file, null)}>{offers.map}</LinkButton>}
          >
            {offers.unknownWhy}
          </Banner>
        ) : (
          <Banner
            key={file}
            tone="warn"
            title={offers.similar(nameOf(file), similar.name)}
            actions={
              <>
                <LinkButton onClick={() => map(file, similar.name)}>{offers.look}</LinkButton>
                {similar.needed.length > 0 || inspection.kind !== 'plain' ? null : (
                  <LinkButton onClick={() => onKind(mappedKind(similar.name))}>{offers.allTheSame}</LinkButton>
                )}
                <LinkButton onClick={() => map(file, null)}>{offers.anew}</LinkButton>
              </>
            }
          >
            {similar.missing.length === 0 ? '' : dialog.gone(similar.missing.join(', '))}
            {similar.added.length === 0 ? '' : dialog.new(similar.added.join(', '))}
            {similar.needed.length === 0 ? offers.notNeeded : offers.needed}
          </Banner>
        ),
      )}
    </>
  );
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file;
}
