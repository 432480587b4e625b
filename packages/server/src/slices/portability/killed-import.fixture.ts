// A process of its own that works on jobs until it is killed: `node killed-import.fixture.ts <database url>`.
import { connect } from '../../db/pool.ts';
import { installation } from '../../../test/harness/installation.ts';

const [url = ''] = process.argv.slice(2);
const { db } = connect(url, { max: 3 });
await installation({ db, url }).startWorker();
console.log('working');
