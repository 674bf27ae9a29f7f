// `app://countersign/`: the window's only source of content, served from the folder the app was built with.

import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { resolveContent } from './content.ts';

export { contentOrigin } from './content.ts';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveContent(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const content = request.method === 'GET' ? resolveContent(folder, request.url) : null;
    if (content === null) return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(content.file), { headers: content.headers });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
