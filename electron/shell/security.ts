// What the window may not do, whatever runs in it: leave its origin, open windows, ask for permissions, download, or
// reach any network. Each of these is attacked in test/e2e/shell-security.e2e.ts.
import type { App, Session, WebContents } from 'electron';

/** Must run before the app is ready. Chromium's own background traffic, name resolution and WebRTC are switched off. */
export function switchOffNetwork(app: App): void {
  const { commandLine } = app;
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Denies everything that no window of ours needs, for this and every later web contents. */
export function lockDown(contents: WebContents, origin: string): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  // Reloading our own page is a navigation that the event above does not see; anything else that got through is undone.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${origin}/`) && !url.startsWith('devtools:')) contents.close();
  });
}

/** Copying a table as text is all that the window needs; reading the clipboard is not in it. */
const permitted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies permissions, devices and downloads, and cancels every request that does not stay inside the app. */
export function closeSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permitted.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => permitted.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  const inside = packaged ? ['app:'] : ['app:', 'devtools:'];
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !inside.some((scheme) => details.url.startsWith(scheme)) });
  });
}
