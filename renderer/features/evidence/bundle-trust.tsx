// What can be relied on in a bundle, line by line: signature, key, digests, counts.
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { isShort } from './control-totals.ts';
import styles from './evidence.module.css';

export function TrustSection({ bundle }: { readonly bundle: BundleDetail }): ReactNode {
  const { format } = useApp();
  const trusted = useQuery('trust.list', {}).value ?? [];
  const pin = trusted.find((one) => one.fingerprint === bundle.fingerprint);
  const short = bundle.sources.filter(isShort);
  const partial = bundle.sources.filter((source) => source.partial);
  return (
    <Section title="Trust">
      <ul className={styles.checks}>
        {bundle.trust === 'unsigned' ? (
          <CheckRow kind="open">
            <b>Not signed.</b> Anybody could have made it. {bundle.acknowledged ? 'Accepted as it is, on record.' : ''}
          </CheckRow>
        ) : (
          <CheckRow kind="ok">
            The signature is valid{bundle.signatureKind === null ? '' : ` (${bundle.signatureKind})`}
          </CheckRow>
        )}
        {bundle.trust === 'trusted' ? (
          <CheckRow kind="ok">
            {pin === undefined
              ? 'The key was pinned when this was imported'
              : `Key pinned for ${pin.provider}, ${format.date(pin.addedAt)}`}
          </CheckRow>
        ) : null}
        {bundle.trust === 'unknown-signer' ? (
          <CheckRow kind="open">
            <b>Nobody here vouches for the key.</b> {bundle.acknowledged ? 'Accepted as it is, on record.' : ''}
          </CheckRow>
        ) : null}
        {bundle.kind === 'bag' ? (
          <CheckRow kind="ok">All {counted(bundle.files, 'file')} match their digests</CheckRow>
        ) : (
          <CheckRow kind="unknown">
            {bundle.files === 1 ? 'A single file' : counted(bundle.files, 'file')} without a manifest: nothing to
            compare with
          </CheckRow>
        )}
        {bundle.rejected > 0 ? (
          <CheckRow kind="open">
            <b>{counted(bundle.rejected, 'row')} could not be read</b>, listed below
          </CheckRow>
        ) : null}
        {short.length > 0 ? (
          <CheckRow kind="open">
            <b>Counts differ from what was declared</b> in {counted(short.length, 'source')}
          </CheckRow>
        ) : null}
        {partial.length === 0 ? null : (
          <CheckRow kind="open">
            <b>{partial.length === 1 ? `${partial[0]?.id} is partial.` : `${partial.length} sources are partial.`}</b>{' '}
            What is missing there proves nothing.
          </CheckRow>
        )}
      </ul>
    </Section>
  );
}

function CheckRow({
  kind,
  children,
}: {
  readonly kind: 'ok' | 'open' | 'unknown';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li>
      {kind === 'ok' ? <Check aria-label="held" className={type.good} /> : null}
      {kind === 'open' ? <CircleAlert aria-label="attention" className={type.warn} /> : null}
      {kind === 'unknown' ? <CircleHelp aria-label="unknown" className={type.dim} /> : null}
      <span>{children}</span>
    </li>
  );
}
