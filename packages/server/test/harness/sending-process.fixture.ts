// A process that fetches and sends what is due and is killed while it does: node sending-process.fixture.ts <database url> <instant> [<address of every name>].
import { connect } from '../../src/db/pool.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { movableClock } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { createSeal } from '../../src/kernel/seal.ts';
import { chatJobs, collectingChatJobs } from '../../src/slices/channel-hooks/index.ts';
import { sendingJobs } from '../../src/slices/deliveries/index.ts';
import { asksAt } from './asks-at.ts';

const [url = '', now = '', outside] = process.argv.slice(2);
const { db, pool, close } = connect(url, { max: 3, name: 'sending', onError: () => undefined });
const services = {
  ...{ root: db, ...createSeal('test secret'), templatesDir: '', secureCookies: false },
  ...(outside ? { askOutside: asksAt(outside, () => true) } : {}),
};
const base = { services, pool, clock: movableClock(now), log: createLog('silent') };
for (const job of outside ? [...collectingChatJobs, ...chatJobs] : sendingJobs)
  await runJob(job, {}, { queueId: String(process.pid), attempt: 1, maxAttempts: 1 }, base);
await close();
