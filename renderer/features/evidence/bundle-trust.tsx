// What can be relied on in a bundle, line by line: signature, key, digests, counts.
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { isShort } from './control-totals.ts';
import styles from './evidence.module.css';

export function TrustSection({ bundle }: { readonly bundle: BundleDetail }): ReactNode {
  const { format, words } = useApp();
  const { trust } = words.evidence;
  const trusted = useQuery('trust.list', {}).value ?? [];
  const pin = trusted.find((one) => one.fingerprint === bundle.fingerprint);
  const short = bundle.sources.filter(isShort);
  const partial = bundle.sources.filter((source) => source.partial);
  return (
    <Section title={trust.title}>
      <ul className={styles.checks}>
        {bundle.trust === 'unsigned' ? (
          <CheckRow kind="open">
            <b>{trust.notSigned}</b> {trust.anybody} {bundle.acknowledged ? trust.accepted : ''}
          </CheckRow>
        ) : (
          <CheckRow kind="ok">{trust.valid(bundle.signatureKind)}</CheckRow>
        )}
        {bundle.trust === 'trusted' ? (
          <CheckRow kind="ok">
            {pin === undefined ? trust.wasPinned : trust.pinned(pin.provider, format.date(pin.addedAt))}
          </CheckRow>
        ) : null}
        {bundle.trust === 'unknown-signer' ? (
          <CheckRow kind="open">
            <b>{trust.nobody}</b> {bundle.acknowledged ? trust.accepted : ''}
          </CheckRow>
        ) : null}
        {bundle.kind === 'bag' ? (
          <CheckRow kind="ok">{trust.digests(bundle.files)}</CheckRow>
        ) : (
          <CheckRow kind="unknown">{trust.noManifest(bundle.files)}</CheckRow>
        )}
        {bundle.rejected > 0 ? (
          <CheckRow kind="open">
            <b>{trust.notRead(bundle.rejected)}</b>
            {trust.listed}
          </CheckRow>
        ) : null}
        {short.length > 0 ? (
          <CheckRow kind="open">
            <b>{trust.differ}</b>
            {trust.inSources(short.length)}
          </CheckRow>
        ) : null}
        {partial.length === 0 ? null : (
          <CheckRow kind="open">
            <b>{partial.length === 1 ? trust.onePartial(partial[0]?.id ?? '') : trust.partial(partial.length)}</b>{' '}
            {trust.provesNothing}
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
  const { trust } = useApp().words.evidence;
  return (
    <li>
      {kind === 'ok' ? <Check aria-label={trust.held} className={type.good} /> : null}
      {kind === 'open' ? <CircleAlert aria-label={trust.attention} className={type.warn} /> : null}
      {kind === 'unknown' ? <CircleHelp aria-label={trust.unknown} className={type.dim} /> : null}
      <span>{children}</span>
    </li>
  );
}
