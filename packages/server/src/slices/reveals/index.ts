import type { Handlers } from '../../access/index.ts';
import { reveal } from './reveal.ts';

export const revealsHandlers: Handlers<'reveals'> = { reveal };
