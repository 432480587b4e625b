// A process of its own that works on jobs until it is killed: `node killed-import.fixture.ts <database url>`.

import { installation } from '../../../test/harness/installation.ts';
import { connect } from '../../db/pool.ts';

const [url = ''] = process.argv.slice(2);
const { db } = connect(url, { max: 3 });
await installation({ db, url }).startWorker();
console.log('working');
