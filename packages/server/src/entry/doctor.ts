import type { Language } from '@fulcrum/contract';
import { createLog } from '../kernel/log.ts';
import { settingsWith } from '../kernel/settings.ts';
import type { Check } from './doctor-check.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkMachine } from './doctor-machine.ts';
import { doctorTexts } from './doctor-texts.ts';
import { readRunFile } from './run-file.ts';

/** Looks at all that Fulcrum needs on this machine, and says of each what to do when it is not right. Changes nothing. */
export async function doctor(data: string | undefined, language: Language): Promise<Check[]> {
  const settings = settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'error' });
  const say = doctorTexts(language);
  const run = await readRunFile(settings.dataDir);
  const machine = await checkMachine(settings, run?.kind === 'server' ? run : undefined, say);
  return [...machine, ...(await checkDatabase(settings, createLog(settings.logLevel), say))];
}
