export { Failure as QueryFailed } from '../kit/index.ts';
