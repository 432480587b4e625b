import type { Texts } from '../texts.ts';
import type { zh } from '../zh/index.ts';
import { kit } from './kit.ts';
import { shell } from './shell.ts';
import { specimen } from './specimen.ts';

export const en: Texts<typeof zh> = { kit, shell, specimen };
