import { kit } from './kit.ts';
import { shell } from './shell.ts';
import { specimen } from './specimen.ts';

export const zh = { kit, shell, specimen } as const;
