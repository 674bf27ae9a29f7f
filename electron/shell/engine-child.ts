// The carrier for development on an old runtime: the engine in a Node of the project's own. Never in a packaged app.
import { fork } from 'node:child_process';
import { createChannelEnd, type Message } from '../../shared/channel.ts';
import type { EngineProcess } from './carrier.ts';

export function startChild(host: string, node: string): EngineProcess {
  const child = fork(host, [], { execPath: node, execArgv: [], serialization: 'advanced', stdio: 'inherit' });
  const channel = createChannelEnd((message) => {
    // A failed write means that the child is going: its exit closes the channel and rejects what is open.
    child.send(message, () => undefined);
  });
  child.on('message', (message) => channel.receive(message as Message));
  const gone = new Promise<void>((resolve) => {
    const leave = () => {
      channel.close();
      resolve();
    };
    child.once('exit', leave);
    child.once('error', leave);
  });
  return {
    channel,
    async stop(within) {
      if (child.connected) child.send('stop', () => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), within);
      await gone;
      clearTimeout(timer);
    },
  };
}
