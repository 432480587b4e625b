import type { RequestForm } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { requireUsableProducts } from '../orders/index.ts';
import { checkAbout } from '../requests/index.ts';
import { allForms, deleteForm, formById, type KeptForm, putForm } from './forms.sql.ts';

const NOBODY = { accountId: null, contactId: null };

async function keep(ctx: WriteCtx, action: string, before: RequestForm | null, after: KeptForm): Promise<RequestForm> {
  await checkAbout(ctx, { ...NOBODY, productId: after.productId }, { ...NOBODY, productId: before?.productId ?? null });
  if (after.productId && after.productId !== before?.productId) await requireUsableProducts(ctx, [after.productId]);
  if (!(await putForm(ctx.db, after, ctx.now))) throw new Fault('conflict', 'request_form.slug_taken');
  await ctx.record({ action: `request_form.${action}`, entity: 'request_form', entityId: after.id, before, after });
  return find(ctx, after.id);
}
async function find(ctx: WriteCtx, id: string): Promise<RequestForm> {
  const form = await formById(ctx.db, id);
  if (!form) throw notFound('request_form');
  return form;
}

export const requestFormsHandlers: Handlers<'requestForms'> = {
  list: async (ctx) => ({ items: await allForms(ctx.db) }),
  create: (ctx, said) => keep(ctx, 'create', null, { id: newId(), ...said }),
  async change(ctx, { id, ...said }) {
    const before = await find(ctx, id);
    const { productName: _, ...kept } = before;
    const named = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    return keep(ctx, 'change', before, { ...kept, ...named });
  },
  async remove(ctx, { id }) {
    const before = await find(ctx, id);
    await deleteForm(ctx.db, id);
    await ctx.record({ action: 'request_form.remove', entity: 'request_form', entityId: id, before });
    return { id };
  },
};
