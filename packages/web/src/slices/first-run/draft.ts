import { TEMPLATES } from '@fulcrum/contract';
import { useState } from 'react';
import { z } from 'zod';
import { preferences } from '../../kit/preferences.ts';

const STORED_AS = 'fulcrum.firstRun';

const shape = z.object({
  administrator: z.object({ name: z.string(), email: z.string() }),
  organisation: z.string(),
  language: z.enum(['zh', 'en']),
  timeZone: z.string(),
  baseCurrency: z.string(),
  template: z.enum(TEMPLATES),
  demo: z.boolean(),
});

/** What was typed so far. The password is kept in memory alone. */
export type Draft = z.infer<typeof shape> & { password: string };

/** The draft of the first run, kept in this tab over reloads. */
export function useDraft(): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(read);
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const { password, ...kept } = { ...before, ...part };
      sessionStorage.setItem(STORED_AS, JSON.stringify(kept));
      return { ...kept, password };
    });
  return [draft, change];
}

/** Once set up, the draft has served. */
export const forgetDraft = (): void => sessionStorage.removeItem(STORED_AS);

function read(): Draft {
  const stored = shape.safeParse(JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null'));
  return { ...(stored.success ? stored.data : blank()), password: '' };
}

function blank(): Omit<Draft, 'password'> {
  const { language } = preferences();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    administrator: { name: '', email: '' },
    organisation: '',
    language,
    timeZone,
    baseCurrency: timeZone.startsWith('Asia/') || language === 'zh' ? 'CNY' : 'USD',
    template: 'saas',
    demo: true,
  };
}
