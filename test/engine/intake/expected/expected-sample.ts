// What a real sample file has to become. Each row was counted by hand in the file once; a reader that counts differently
// is wrong until the file says otherwise.

export interface ExpectedSample {
  /** Below the folder of samples. */
  readonly path: string;
  /** What the file is recognised as by its content alone; null: nothing reads it, and the person is told so. */
  readonly kind: string | null;
  readonly identities: number;
  readonly credentials: number;
  readonly entitlements: number;
  readonly findings: number;
  readonly actions: number;
  readonly rejected: number;
  /** The file is not the whole: a page of several, or a file cut off. */
  readonly partial: boolean;
  /** Why these numbers, where the file makes one ask. */
  readonly why?: string;
}

/** A row in the order: identities, credentials, entitlements, findings, actions; nothing rejected, nothing missing. */
export function expected(
  path: string,
  kind: string | null,
  [identities, credentials, entitlements, findings, actions]: readonly [number, number, number, number, number],
  otherwise: Partial<Pick<ExpectedSample, 'rejected' | 'partial' | 'why'>> = {},
): ExpectedSample {
  return {
    path,
    kind,
    identities,
    credentials,
    entitlements,
    findings,
    actions,
    rejected: 0,
    partial: false,
    ...otherwise,
  };
}
