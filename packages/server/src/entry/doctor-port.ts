import net from 'node:net';

/** Whether anything accepts connections at an address. */
export function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect({ host, port, timeout: 1000 });
    const end = (answer: boolean) => resolve(answer) ?? probe.destroy();
    probe.once('connect', () => end(true)).once('error', () => end(false));
    probe.once('timeout', () => end(false));
  });
}
