import { customers } from './customers.ts';
import { kit } from './kit.ts';
import { measures } from './measures.ts';
import { shell } from './shell.ts';
import { specimen } from './specimen.ts';
import { tiers } from './tiers.ts';

export const zh = {
  customers,
  kit,
  measures,
  shell,
  specimen,
  tiers,
} as const;
