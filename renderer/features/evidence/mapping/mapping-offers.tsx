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
  const { imports } = useApp();
  const path = useStore(imports.store, (state) => state.path);
  const map = (file: string, from: string | null) =>
    path !== null && onMap({ path: pathOfFile(path, file), file, from });
  const read = inspection.sources.flatMap(({ mapping, files }) => (mapping == null ? [] : [{ mapping, files }]));
  return (
    <>
      {read.map(({ mapping, files }) => (
        <Banner
          key={mapping.name}
          tone="good"
          title={`Read as “${mapping.name}”${mapping.lastBundle === null ? '' : `, like ${mapping.lastBundle}`}.`}
        >
          {files.length === 1 ? 'It has' : `${files.length} files have`} exactly the columns of that mapping, version{' '}
          {mapping.version}.
        </Banner>
      ))}
      {(inspection.tables ?? []).map(({ file, similar }) =>
        similar === null ? (
          <Banner
            key={file}
            title={`${nameOf(file)} is a table that nobody here knows yet.`}
            actions={<LinkButton onClick={() => map(file, null)}>Map its columns</LinkButton>}
          >
            Say once what its columns are; the next one like it is then read by itself.
          </Banner>
        ) : (
          <Banner
            key={file}
            tone="warn"
            title={`${nameOf(file)} looks like “${similar.name}”, but its columns have changed.`}
            actions={
              <>
                <LinkButton onClick={() => map(file, similar.name)}>Look at what changed</LinkButton>
                {similar.needed.length > 0 || inspection.kind !== 'plain' ? null : (
                  <LinkButton onClick={() => onKind(mappedKind(similar.name))}>
                    Read it by that mapping all the same
                  </LinkButton>
                )}
                <LinkButton onClick={() => map(file, null)}>Map it anew</LinkButton>
              </>
            }
          >
            {similar.missing.length === 0 ? '' : `Gone: ${similar.missing.join(', ')}. `}
            {similar.added.length === 0 ? '' : `New: ${similar.added.join(', ')}. `}
            {similar.needed.length === 0
              ? 'The mapping reads none of the missing ones.'
              : 'The mapping needs what is gone.'}
          </Banner>
        ),
      )}
    </>
  );
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file;
}
