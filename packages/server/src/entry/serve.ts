import { startServer } from './server.ts';

await startServer(process.argv.slice(2));
