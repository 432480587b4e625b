import type { RequestForm } from '@fulcrum/contract';

type Words = { zh?: string; en?: string };
export interface FormValues extends Omit<RequestForm, 'id' | 'productName' | 'title' | 'intro' | 'consent'> {
  title: { zh: string; en: string };
  intro?: Words;
  consent?: Words;
}
export const BLANK: Partial<FormValues> = {
  ...{ enabled: true, languages: ['zh', 'en'], productId: null, kind: 'question', phone: 'optional', company: 'optional' },
  ...{ suggests: true, origins: [] },
};

export const valuesOf = ({ id: _, productName: __, intro, consent, ...form }: RequestForm): FormValues => ({
  ...form,
  ...(intro ? { intro } : {}),
  ...(consent ? { consent } : {}),
});

/** Said in one language alone, it is that in both. */
function both(words: Words | undefined): { zh: string; en: string } | null {
  const zh = words?.zh?.trim() || words?.en?.trim();
  const en = words?.en?.trim() || zh;
  return zh && en ? { zh, en } : null;
}

/** What is sent: an address typed with a path is the origin of it. */
export const inputOf = ({ intro, consent, origins, productId, ...form }: FormValues) => ({
  ...form,
  productId: productId ?? null,
  intro: both(intro),
  consent: both(consent),
  origins: [...new Set(origins.map((typed) => (URL.canParse(typed) ? new URL(typed).origin : typed)))],
});
