// Each sign-off as files: the document that the person signed, the signature and the certificates, so that openssl checks it.
// They are taken out of the ledger's entries, where they stand as they were written.
import { z } from 'zod';
import type { ZipFile } from '../../bundle/write-zip.ts';

const signedOff = z.looseObject({
  act: z.literal('assignment.signed_off'),
  body: z.looseObject({
    document: z.string(),
    signature: z.base64(),
    certificate: z.string(),
    chain: z.array(z.string()),
  }),
});

/** Files of one sign-off below `folder`; none where the entry is no sign-off. */
export function signOffFiles(entry: string, folder: string): ZipFile[] {
  const parsed = signedOff.safeParse(parsedJson(entry));
  if (!parsed.success) return [];
  const { document, signature, certificate, chain } = parsed.data.body;
  return [
    { path: `${folder}/document.json`, content: Buffer.from(document, 'utf8') },
    { path: `${folder}/signature.der`, content: Buffer.from(signature, 'base64') },
    { path: `${folder}/certificate.pem`, content: Buffer.from(lineEnd(certificate)) },
    { path: `${folder}/chain.pem`, content: Buffer.from(chain.map(lineEnd).join('')) },
  ];
}

function lineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Then it is no sign-off either.
    return null;
  }
}
