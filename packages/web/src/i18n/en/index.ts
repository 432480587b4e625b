import type { Texts } from '../texts.ts';
import type { zh } from '../zh/index.ts';
import { customers } from './customers.ts';
import { kit } from './kit.ts';
import { measures } from './measures.ts';
import { shell } from './shell.ts';
import { specimen } from './specimen.ts';
import { tiers } from './tiers.ts';

export const en: Texts<typeof zh> = {
  customers,
  kit,
  measures,
  shell,
  specimen,
  tiers,
};
