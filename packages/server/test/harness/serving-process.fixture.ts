// A process that serves until it is killed, and says where: node serving-process.fixture.ts <database url> <instant>.

import { connect } from '../../src/db/pool.ts';
import { composeDoor } from '../../src/entry/compose.ts';
import { movableClock } from '../../src/kernel/clock.ts';
import { createSeal } from '../../src/kernel/seal.ts';
import { served } from './served.ts';

const [url = '', now = ''] = process.argv.slice(2);
const { db } = connect(url, { max: 3, name: 'serving', onError: () => undefined });
const services = { root: db, ...createSeal('test secret'), templatesDir: '', secureCookies: false };
const server = await served({ db, clock: movableClock(now), services, door: composeDoor() });
console.log(server.url);
