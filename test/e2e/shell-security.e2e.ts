// Attacks the shell from inside its own window: everything here is what a hole in the page could try.
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outFolder } from '../../build/project.ts';
import { openWindow, type Window } from './harness.ts';

const host = join(outFolder, 'test/echo-host.cjs');

let window: Window;
let server: Server;
let remote: string;
const hits: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  server.on('upgrade', (request) => hits.push(request.url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A microphone that exists, so that it is the permission that is refused.
  window = await openWindow({ host, arguments: ['--use-fake-device-for-media-stream'] });
});

afterAll(async () => {
  await window?.close();
  server.close();
});

/** Runs an attack in the page. Its answer is what it got, or the name of the error that stopped it. */
function attack(source: string): Promise<unknown> {
  return window.page.evaluate(source).catch((error: Error) => error.message.split('\n')[0]);
}

const addressOf = () => window.page.evaluate(() => location.href);

/** Waits until everything that an attack may have started has had its turn in page and shell. */
async function settle(): Promise<void> {
  await window.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
}

test('the page is ours, and does nothing that the policy forbids', async () => {
  await window.picture('shell-window');
  const forbidden = window.complaints.filter((complaint) =>
    /content security policy|trusted(html|script|types)/i.test(complaint),
  );
  expect([await addressOf(), forbidden]).toEqual(['app://countersign/index.html', []]);
});

test('the page has no Node, no Electron and no bridge but ours, and cannot change it', async () => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', 'setImmediate'];
  const present = await window.page.evaluate((all) => all.filter((name) => name in globalThis), names);
  const frozen = await window.page.evaluate(() => {
    const before = globalThis.window.countersign.call;
    Reflect.set(globalThis.window.countersign, 'call', () => 'mine');
    Reflect.set(globalThis.window, 'countersign', null);
    return globalThis.window.countersign.call === before;
  });
  const bridge = await window.page.evaluate(() => Object.keys(globalThis.window.countersign).sort());
  expect([present, frozen, bridge]).toEqual([
    [],
    true,
    [
      'call',
      'cancel',
      'dialog',
      'forget',
      'onCommand',
      'onEngineGone',
      'onMessage',
      'openPath',
      'ownFolder',
      'packaged',
      'pathOfDrop',
      'platform',
      'recent',
      'remember',
      'restartEngine',
      'setMenu',
      'setTheme',
      'setTitle',
      'showInFolder',
      'theme',
      'version',
    ],
  ]);
});

test('a file that a person picked or dropped has its path, and may then be named', async () => {
  const picked = join(window.folder, 'picked.zip');
  await writeFile(picked, 'x');
  await window.page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'file' })),
  );
  await window.page.locator('input[type=file]').setInputFiles(picked);
  const path = await window.page.locator('input[type=file]').evaluate((input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    const path = file === undefined ? null : globalThis.window.countersign.pathOfDrop(file);
    input.remove();
    return path;
  });
  const after = await window.call('evidence.inspect', { path: picked }).catch((error: Error) => error.message);
  expect([path, String(after).includes('UNEXPECTED')]).toEqual([picked, true]);
});

test('strings do not become code or markup', async () => {
  const outcomes = await window.page.evaluate(async () => {
    // A debugger's own evaluation may use eval whatever the policy; what runs from a timer is the page's.
    await new Promise((resolve) => setTimeout(resolve));
    const tries: Record<string, () => unknown> = {
      eval: () => Reflect.get(globalThis, 'eval')('1 + 1'),
      function: () => new Function('return 1')(),
      innerHTML: () => {
        document.createElement('div').innerHTML = '<b>x</b>';
      },
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
      documentWrite: () => document.write('<b>x</b>'),
      scriptText: () => {
        document.createElement('script').textContent = 'window.owned = true';
      },
      policy: () =>
        Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', { createHTML: (text: string) => text }),
    };
    return Object.entries(tries).map(([name, run]) => {
      try {
        run();
        return `${name}: allowed`;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.name : 'refused'}`;
      }
    });
  });
  expect(outcomes).toEqual([
    'eval: EvalError',
    'function: EvalError',
    'innerHTML: TypeError',
    'insertAdjacentHTML: TypeError',
    'documentWrite: TypeError',
    'scriptText: TypeError',
    'policy: TypeError',
  ]);
});

test('no request leaves: fetch, image, beacon, socket, worker, frame, form, style, prefetch', async () => {
  const attempts = [
    `fetch('${remote}/fetch', { mode: 'no-cors' })`,
    `new Promise((done) => { const i = new Image(); i.onerror = i.onload = (e) => done(e.type); i.src = '${remote}/image'; })`,
    `navigator.sendBeacon('${remote}/beacon', 'x')`,
    `new Promise((done) => { const s = new WebSocket('${remote.replace('http', 'ws')}/socket'); s.onopen = s.onerror = (e) => done(e.type); })`,
    `new Promise((done) => { const e = new EventSource('${remote}/events'); e.onopen = e.onerror = (x) => done(x.type); })`,
    `new Worker('data:text/javascript,fetch("${remote}/worker")')`,
    `document.body.append(Object.assign(document.createElement('iframe'), { src: '${remote}/frame' }))`,
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${remote}/style' }))`,
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: '${remote}/prefetch' }))`,
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: '${remote}' }))`,
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: '${remote}' }))`,
    `(() => { const f = document.createElement('form'); f.action = '${remote}/form'; document.body.append(f); f.submit(); })()`,
    `document.body.append(Object.assign(document.createElement('video'), { src: '${remote}/video' }))`,
    `import('${remote}/module.js')`,
    `navigator.serviceWorker.register('/index.html')`,
  ];
  // From outside of the window the server is reached: an empty list means that the window did not get there.
  await fetch(`${remote}/outside`);
  expect(hits.splice(0)).toEqual(['/outside']);
  for (const source of attempts) await attack(source);
  await settle();
  expect([hits, await addressOf()]).toEqual([[], 'app://countersign/index.html']);
});

test('the session cancels a remote request even where no policy of a page stands in the way', async () => {
  const outcome = await window.app.evaluate(async ({ session }, address) => {
    const answer = await session.defaultSession.fetch(`${address}/session`).then(
      () => 'reached',
      (error: Error) => error.message,
    );
    return answer;
  }, remote);
  expect([outcome.includes('ERR_BLOCKED_BY_CLIENT'), hits]).toEqual([true, []]);
});

test('WebRTC sends no packet', async () => {
  const packets: string[] = [];
  const socket = createSocket('udp4').on('message', (message) => packets.push(message.toString('hex')));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  await attack(`(async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${socket.address().port}' }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((done) => setTimeout(done, 1500));
    peer.close();
  })()`);
  socket.close();
  expect(packets).toEqual([]);
});

test('the page cannot leave its origin', async () => {
  const attempts = [
    `location.href = '${remote}/href'`,
    `location.assign('file:///etc/passwd')`,
    `location.replace('data:text/html,<h1>x</h1>')`,
    `location.href = 'javascript:document.title="owned"'`,
    `(() => { const a = document.createElement('a'); a.href = '${remote}/link'; document.body.append(a); a.click(); a.remove(); })()`,
    `(() => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=${remote}/meta'; document.head.append(m); })()`,
  ];
  for (const source of attempts) {
    await attack(source);
    await settle();
  }
  const owned = await window.page.evaluate(() => document.title === 'owned');
  expect([await addressOf(), owned, hits]).toEqual(['app://countersign/index.html', false, []]);
});

test('the page opens no window and no webview', async () => {
  const opened = await window.page.evaluate(
    (address) => [open(address), open('about:blank'), open('app://countersign/index.html')].map((one) => one === null),
    remote,
  );
  await attack(`document.body.append(Object.assign(document.createElement('webview'), { src: '${remote}/webview' }))`);
  await settle();
  const contents = await window.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect([opened, contents, hits]).toEqual([[true, true, true], 1, []]);
});

test('no permission but copying is granted, and none is asked of the person', async () => {
  const answers = await window.page.evaluate(async () => {
    const nameOf = (error: unknown) =>
      error instanceof Error || error instanceof DOMException ? error.name : 'refused';
    const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', nameOf);
    const place = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('refused'),
      );
    });
    const paste = navigator.clipboard.readText().then(() => 'granted', nameOf);
    const states = ['notifications', 'geolocation', 'camera', 'clipboard-read', 'clipboard-write'].map(async (name) => {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    });
    return Promise.all([media, place, Notification.requestPermission(), paste, ...states]);
  });
  expect(answers).toEqual([
    'NotAllowedError',
    'refused',
    'denied',
    'NotAllowedError',
    'denied',
    'denied',
    'denied',
    'denied',
    'granted',
  ]);
});

test('nothing is downloaded', async () => {
  const downloads = join(window.folder, 'downloads');
  await window.app.evaluate(({ app, session }, folder) => {
    app.setPath('downloads', folder);
    session.defaultSession.setDownloadPath(folder);
    Reflect.set(globalThis, 'finished', []);
    session.defaultSession.on('will-download', (event) =>
      Reflect.get(globalThis, 'finished').push(event.defaultPrevented),
    );
  }, downloads);
  const link = (href: string) =>
    `(() => { const a = document.createElement('a'); a.download = 'x.txt'; a.href = ${href}; document.body.append(a); a.click(); a.remove(); })()`;
  await attack(link(`'app://countersign/index.html'`));
  await attack(link(`URL.createObjectURL(new Blob(['x']))`));
  await attack(link(`'data:text/plain,x'`));
  await settle();
  const prevented = await window.app.evaluate(() => Reflect.get(globalThis, 'finished'));
  expect([new Set(prevented), existsSync(downloads) ? readdirSync(downloads) : [], await addressOf()]).toEqual([
    new Set([true]),
    [],
    'app://countersign/index.html',
  ]);
});

test('app:// serves the window and nothing beside it', async () => {
  const paths = [
    '/index.html',
    '/../shell/main.cjs',
    '/%2e%2e/shell/main.cjs',
    '/..%2fshell/main.cjs',
    '/..%5cshell%5cmain.cjs',
    '//etc/passwd',
    '/%00',
    '/no-such.js',
    '/',
  ];
  const statuses = await window.page.evaluate(
    (all) =>
      Promise.all(
        all.map((path) =>
          fetch(`app://countersign${path}`).then(
            (answer) => answer.status,
            () => 404,
          ),
        ),
      ),
    paths,
  );
  const written = await window.page.evaluate(() =>
    fetch('/index.html', { method: 'POST' }).then((answer) => answer.status),
  );
  const headers = await window.page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
  expect([statuses, written, headers['x-content-type-options'], headers['content-security-policy']]).toEqual([
    [200, ...paths.slice(1).map(() => 404)],
    404,
    'nosniff',
    expect.stringContaining("default-src 'none'"),
  ]);
});

test('another window, and a frame in ours, are not heard', async () => {
  const answers = await window.app.evaluate(
    async ({ BrowserWindow, app }, preload) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, additionalArguments: ['--countersign-facts=%7B%7D'] },
      });
      await other.loadURL('app://countersign/index.html');
      const heard = await other.webContents.executeJavaScript(`(async () => {
      const request = await window.countersign.recent().then(() => 'answered', () => 'refused');
      const call = await new Promise((done) => {
        window.countersign.onMessage(() => done('answered'));
        window.countersign.call('echo', 1, 'x');
        setTimeout(() => done('silence'), 1000);
      });
      return [request, call];
    })()`);
      other.destroy();
      return { heard, name: app.getName() };
    },
    join(outFolder, 'shell/preload.js'),
  );
  await attack(`document.body.append(Object.assign(document.createElement('iframe'), { src: '/index.html' }))`);
  await attack(`document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<p>x' }))`);
  await settle();
  const frames = await window.page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => {
      try {
        return frame.contentWindow !== null && 'countersign' in frame.contentWindow;
      } catch {
        return false;
      }
    }),
  );
  expect([answers.heard, frames.some((has) => has)]).toEqual([['refused', 'silence'], false]);
});

test('a file that nobody chose is not opened, and one that was chosen is', async () => {
  const chosen = join(window.folder, 'q3.zip');
  await window.answerDialogs([chosen]);
  const before = await window.call('evidence.inspect', { path: chosen }).catch((error: Error) => error.message);
  const paths = await window.page.evaluate(() => globalThis.window.countersign.dialog('open-bundle'));
  const after = await window.call('evidence.inspect', { path: chosen }).catch((error: Error) => error.message);
  const opened = await window.page.evaluate(() => globalThis.window.countersign.openPath('/etc/passwd'));
  expect([String(before).includes('PATH_NOT_GRANTED'), paths, String(after).includes('UNEXPECTED'), opened]).toEqual([
    true,
    [chosen],
    true,
    false,
  ]);
});

test('a File that the page made itself has no path', async () => {
  const path = await window.page.evaluate(() => {
    const file = new File(['x'], '/etc/passwd');
    Object.defineProperty(file, 'path', { value: '/etc/passwd' });
    return globalThis.window.countersign.pathOfDrop(file);
  });
  expect(path).toBe(null);
});

test('an unforeseen failure of the engine says nothing of its inside', async () => {
  const message = await window.call('explode', {}).catch((error: Error) => error.message);
  expect([String(message).includes('UNEXPECTED'), String(message).includes('secret')]).toEqual([true, false]);
});

test.each(['utility', 'child'] as const)(
  'a killed engine (%s) rejects what is pending, and works again after a restart',
  async (carrier) => {
    const window = await openWindow({ host, carrier });
    const pid = Number(await window.call('process', {}));
    await window.page.evaluate(() => {
      const heard: string[] = [];
      Reflect.set(globalThis, 'heard', heard);
      globalThis.window.countersign.onMessage((message) => {
        if (message.kind === 'changed' || message.id !== 'pending') return;
        if (message.kind === 'progress') heard.push('started');
        if (message.kind === 'failed') heard.push(`${message.id}: ${message.error.code}`);
      });
      globalThis.window.countersign.onEngineGone(() => heard.push('gone'));
      globalThis.window.countersign.call('wait', {}, 'pending');
    });
    await window.page.waitForFunction(() => Reflect.get(globalThis, 'heard').includes('started'));
    process.kill(pid, 'SIGKILL');
    await window.page.waitForFunction(() => Reflect.get(globalThis, 'heard').includes('gone'));
    const refused = await window.call('echo', 1).catch((error: Error) => error.message.includes('ENGINE_GONE'));
    await window.page.evaluate(() => globalThis.window.countersign.restartEngine());
    const again = await window.call('echo', { works: true });
    const heard = await window.page.evaluate(() => Reflect.get(globalThis, 'heard').slice(0, 3));
    expect([heard, refused, again]).toEqual([['started', 'pending: ENGINE_GONE', 'gone'], true, { works: true }]);
    await window.close();
  },
);

test.each(['utility', 'child'] as const)(
  'a second start brings no second window, and closing ends the engine (%s)',
  async (carrier) => {
    const own = await openWindow({ host, carrier });
    const pid = Number(await own.call('process', {}));
    const { executable, args } = await own.app.evaluate(({ app }) => ({
      executable: process.execPath,
      args: [app.getPath('userData'), app.getAppPath()],
    }));
    const [userFolder = '', appFolder = ''] = args;
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawnSync(executable, [...switches, '--disable-gpu', `--user-data-dir=${userFolder}`, appFolder], {
      timeout: 30_000,
      env: { ...process.env, COUNTERSIGN_ENGINE_HOST: host },
    });
    const windows = await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await own.close();
    const alive = spawnSync('kill', ['-0', String(pid)]).status === 0;
    expect([second.status, windows, alive]).toEqual([0, 1, false]);
  },
);
