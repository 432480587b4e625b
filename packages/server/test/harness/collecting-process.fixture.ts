// A process that takes mail from mailboxes and is killed while it does: node collecting-process.fixture.ts <database url> <instant>.
import { connect } from '../../src/db/pool.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { movableClock } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { createSeal } from '../../src/kernel/seal.ts';
import { collectingJobs } from '../../src/slices/inbound-mail/index.ts';

const [url = '', now = ''] = process.argv.slice(2);
const { db, pool, close } = connect(url, { max: 3, name: 'collecting', onError: () => undefined });
const services = { root: db, ...createSeal('test secret'), templatesDir: '', secureCookies: false };
const base = { services, pool, clock: movableClock(now), log: createLog('silent') };
for (const job of collectingJobs) await runJob(job, {}, { queueId: String(process.pid), attempt: 1, maxAttempts: 1 }, base);
await close();
