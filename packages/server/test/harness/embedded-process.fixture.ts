// A process that holds an embedded PostgreSQL until it is told to stop, or killed: what the tests start and kill.
import { startEmbeddedPg } from '../../src/db/embedded-pg.ts';

const [folder = '', settings = '{}'] = process.argv.slice(2);
try {
  const server = await startEmbeddedPg(folder, { settings: JSON.parse(settings) });
  process.stdin.resume().once('end', () => void server.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ pid: server.pid, url: server.url }));
} catch (error) {
  const { reason, message } = error as { reason?: string; message: string };
  console.log(JSON.stringify({ reason, message }));
  process.exitCode = 1;
}
