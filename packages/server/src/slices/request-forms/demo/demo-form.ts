import type { WriteCtx } from '../../../access/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { markDemoForm, putForm } from '../forms.sql.ts';

const TITLE = { zh: '联系服务台（演示）', en: 'Ask the service desk (demo)' };
const INTRO = {
  zh: '演示用的表单：提交后成为一个服务请求，并不会有人答复。',
  en: 'A form of the demo: what is sent becomes a request, and nobody answers it.',
};

/** A form in force, which says itself that it is the demo's. */
export async function insertDemoForm({ db, now }: WriteCtx): Promise<void> {
  const id = newId();
  const said = { slug: 'demo', enabled: true, languages: ['zh' as const, 'en' as const], title: TITLE, intro: INTRO, consent: null };
  const asked = { phone: 'optional', company: 'optional', suggests: true, productId: null, kind: 'question' } as const;
  if (await putForm(db, { id, ...said, ...asked, origins: [] }, now)) await markDemoForm(db, id);
}
