// The carrier of the real app: the engine in an Electron utility process.
import { utilityProcess } from 'electron';
import { createChannelEnd, type Message } from '../../shared/channel.ts';
import type { EngineProcess } from './carrier.ts';

export function startUtility(host: string): EngineProcess {
  const child = utilityProcess.fork(host, [], { serviceName: 'Countersign engine', stdio: 'inherit' });
  const channel = createChannelEnd((message) => child.postMessage(message));
  child.on('message', (message: Message) => channel.receive(message));
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      channel.close();
      resolve();
    });
  });
  return {
    channel,
    async stop(within) {
      child.postMessage('stop');
      const timer = setTimeout(() => child.kill(), within);
      await gone;
      clearTimeout(timer);
    },
  };
}
