import type { Texts } from '../texts.ts';
import type { zh } from '../zh/index.ts';
import { account } from './account.ts';
import { kit } from './kit.ts';
import { shell } from './shell.ts';
import { specimen } from './specimen.ts';
import { task } from './task.ts';
import { today } from './today.ts';

export const en: Texts<typeof zh> = {
  account,
  kit,
  shell,
  specimen,
  task,
  today,
};
