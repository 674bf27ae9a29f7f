// Writes a long report in a process of its own: FORM ITEMS OUT. Prints, in MB, how much more memory it took than the process
// held with the state in it.
import { writePdfFile } from '../../../electron/engine/report/pdf/render.ts';
import { writeXlsxFile } from '../../../electron/engine/report/xlsx/render.ts';
import { sealedState } from './fixture.ts';

const [form = '', items = '', out = ''] = process.argv.slice(2);
const state = sealedState({ items: Number(items) });
const base = process.memoryUsage.rss();
if (form === 'xlsx') await writeXlsxFile(out, state, { draft: false, signature: null });
else await writePdfFile(out, state, { draft: false, signers: [] });
process.stdout.write(String((process.resourceUsage().maxRSS * 1024 - base) / 1e6));
