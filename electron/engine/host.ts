// The engine's process: finds the carrier that started it, serves the engine over it, and leaves when the carrier goes.
// Started by the shell as a utility process, or as a Node child where the runtime is too old to load SQLite.
import { type ChannelEnd, createChannelEnd, type Message, serveCalls } from '../../shared/channel.ts';
import { createEngine } from './serve.ts';

/** What Electron adds to `process` in a utility process; the engine does not depend on Electron for it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

function findCarrier(): ChannelEnd {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort !== undefined) return overParentPort(parentPort);
  if (process.send !== undefined) return overNodeChild(process.send.bind(process));
  console.error('The engine is started by the app; for work without a window use: npm run countersign');
  process.exit(2);
}

function overParentPort(port: ParentPort): ChannelEnd {
  const end = createChannelEnd((message) => port.postMessage(message));
  port.on('message', (event) => take(end, event.data));
  return end;
}

function overNodeChild(send: (message: unknown) => boolean): ChannelEnd {
  const end = createChannelEnd((message) => void send(message));
  process.on('message', (message) => take(end, message));
  process.on('disconnect', () => end.close());
  return end;
}

/** `'stop'` is the carrier's own word: finish what is being written, then leave. */
function take(end: ChannelEnd, message: unknown): void {
  if (message === 'stop') end.close();
  else end.receive(message as Message);
}

const channel = findCarrier();
const engine = createEngine({ locking: true });
const served = serveCalls(channel, engine.dispatch);
engine.onChanged((topics) => served.broadcast(topics));
channel.onClose(() => {
  engine.close().then(
    () => process.exit(0),
    (error) => {
      console.error('The workspace could not be closed cleanly:', error);
      process.exit(1);
    },
  );
});
