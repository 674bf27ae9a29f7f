// An engine with no product in it, for tests of the shell: it echoes, waits, fails and dies on request.
import { createChannelEnd, type Message, serveCalls } from '../../shared/channel.ts';
import { CountersignError } from '../../shared/errors.ts';

const parentPort = (
  process as {
    parentPort?: { postMessage(m: unknown): void; on(e: 'message', l: (e: { data: unknown }) => void): void };
  }
).parentPort;
const end = createChannelEnd((message) => {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
});
const take = (message: unknown) => (message === 'stop' ? end.close() : end.receive(message as Message));
parentPort?.on('message', (event) => take(event.data));
process.on('message', take);
process.on('disconnect', () => end.close());
end.onClose(() => process.exit(0));

const served = serveCalls(end, async (method, input, { signal, progress }) => {
  switch (method) {
    case 'echo':
      return input;
    case 'process':
      return process.pid;
    case 'wait':
      progress(0, 1, 'Waiting');
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    case 'change':
      served.broadcast(['evidence']);
      return null;
    case 'fail':
      throw new CountersignError('NOT_FOUND', 'There is no such thing.', { name: 'thing' });
    default:
      throw new Error('a secret in a message');
  }
});
