import { expect, test } from 'vitest';
import { isOurPage } from '../../electron/shell/sender.ts';

const origin = 'app://countersign';
const contents = {};

test('only the app’s page at the top of the app’s window is listened to', () => {
  const senders = {
    ours: { sender: contents, senderFrame: { origin, parent: null } },
    gone: { sender: contents, senderFrame: null },
    inAFrame: { sender: contents, senderFrame: { origin, parent: {} } },
    otherOrigin: { sender: contents, senderFrame: { origin: 'https://countersign', parent: null } },
    opaqueOrigin: { sender: contents, senderFrame: { origin: 'null', parent: null } },
    longerOrigin: { sender: contents, senderFrame: { origin: 'app://countersign.evil', parent: null } },
    otherWindow: { sender: {}, senderFrame: { origin, parent: null } },
  };
  const heard = Object.entries(senders).filter(([, sender]) => isOurPage(sender, contents, origin));
  expect(heard.map(([name]) => name)).toEqual(['ours']);
});
