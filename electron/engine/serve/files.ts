// file.*
import type { Handlers } from '../../../shared/contract.ts';
import { writeProviderKit } from '../intake/provider-kit/write-kit.ts';
import { writeOutputFile } from '../workspace/output-file.ts';

type FileHandlers = Pick<Handlers, Extract<keyof Handlers, `file.${string}`>>;

export function fileHandlers(): FileHandlers {
  return {
    'file.saveText': async ({ file, text }) => {
      const bytes = Buffer.from(text, 'utf8');
      await writeOutputFile(file, bytes);
      return { file, bytes: bytes.byteLength };
    },
    'file.providerKit': ({ folder }) => writeProviderKit(folder),
  };
}
