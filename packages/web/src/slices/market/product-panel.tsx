import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot, formatDate, Money } from '../../kit/index.ts';
import type { RecordRow } from '../../records/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AccountSelect } from '../account/account-select.tsx';
import { changedValues } from '../account/changed-values.ts';
import { CustomFacts } from '../fields/custom-facts.tsx';
import { CustomInputs } from '../fields/custom-inputs.tsx';
import { Listed } from '../payments/listed.tsx';
import { ProductDocuments } from './product-documents.tsx';

export type Product = Awaited<ReturnType<typeof client.products.list>>['items'][number];
type Values = Omit<Parameters<typeof client.products.create>[0], never>;
const CATEGORIES = ['cash_flow', 'value_added', 'high_maintenance', 'new'] as const satisfies readonly Product['category'][];

interface ProductPanelProps {
  product: Product | undefined;
  plan: RecordRow | undefined;
  editable: boolean;
  onPlan: (id: string) => void;
  onClose: () => void;
}

/** A product: what it is, whether it goes, and whom that concerns. */
export function ProductPanel({ product, plan, editable, onPlan, onClose }: ProductPanelProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  return (
    <DockedPanel {...(product ? { eyebrow: product.code } : {})} title={product?.name ?? t('market.products.add')} onClose={onClose}>
      {editable ? (
        <ProductForm key={product?.revision} product={product} onDone={onClose} />
      ) : product ? (
        <dl className="fieldList">
          <CustomFacts entity="product" values={product.custom} />
        </dl>
      ) : null}
      {product ? (
        <>
          <ProductDocuments product={product} />
          <div className="row">
            <h3 className="section grow">{t('market.products.retirement')}</h3>
            {plan || editable ? (
              <Button type="link" size="small" onClick={() => onPlan(plan?.id ?? 'new')}>
                {plan ? t('market.profile') : t('market.products.plan')}
              </Button>
            ) : null}
          </div>
          {plan ? <PlanLine plan={plan} /> : <p className="note hairTop emptyNote">—</p>}
          {plan && can('orders.read') ? <Affected retirementId={plan.id} /> : null}
        </>
      ) : null}
    </DockedPanel>
  );
}

function PlanLine({ plan }: { plan: RecordRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = String(plan.doneOn ?? plan.retiresOn);
  return (
    <p>
      {t(plan.doneOn ? 'market.products.done' : 'market.products.retires', { day: formatDate(day, language) })}
      {plan.replacementName ? ` · ${t('market.products.replacedBy', { name: String(plan.replacementName) })}` : ''}
      {plan.reason ? <span className="note block">{String(plan.reason)}</span> : null}
    </p>
  );
}

/** Who bought it in twelve months or subscribes to it. */
function Affected({ retirementId }: { retirementId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.market.affected, { id: retirementId, limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {rows?.length ? (
        <h3 className="section">
          {found.hasNextPage
            ? t('market.products.affectedMore', { count: rows.length })
            : t('market.products.affected', { count: rows.length })}
        </h3>
      ) : null}
      <Listed found={{ ...found, rows }} empty={t('market.products.nobody')}>
        {(accounts) => (
          <table className="plainTable">
            <tbody>
              {accounts.map((row) => (
                <tr key={row.accountId}>
                  <td>
                    <Link to="/customers/$accountId" params={{ accountId: row.accountId }}>
                      {row.accountName}
                    </Link>
                    <span className="note block">
                      {row.subscribed
                        ? row.subscribedUntil
                          ? t('market.products.subscribed', { day: formatDate(row.subscribedUntil, language) })
                          : t('market.products.endless')
                        : row.lastBoughtOn
                          ? t('market.products.lastBought', { day: formatDate(row.lastBoughtOn, language) })
                          : null}
                    </span>
                  </td>
                  <td className="right">
                    <Money amount={row.amount12m} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listed>
    </>
  );
}

function ProductForm({ product, onDone }: { product: Product | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ custom = {}, ...values }: Values) => {
      const own = changedValues<Product['custom']>(product?.custom ?? {}, custom) as Product['custom'];
      const more = Object.keys(own).length > 0 ? { custom: own } : {};
      const given: Record<string, unknown> = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
      if (!product) return client.products.create({ ...given, ...more } as Values);
      const { code: _, ...changed } = changedValues<Record<string, unknown>>({ ...product }, { ...values });
      return client.products.change({ id: product.id, revision: product.revision, ...changed, ...more });
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      onDone();
    },
  });
  const required = [{ required: true, message: t('records.missing', { name: t('market.products.name') }) }];
  return (
    <Form<Values>
      name="product"
      layout="vertical"
      requiredMark={false}
      initialValues={product ?? {}}
      onFinish={(values) => save.mutate(values)}
      className="workForm recordForm"
    >
      <div className="formPair">
        <Form.Item name="name" label={t('market.products.name')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        {product ? null : (
          <Form.Item
            name="code"
            label={t('market.products.code')}
            rules={[{ required: true, message: t('records.missing', { name: t('market.products.code') }) }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="category" label={t('market.products.category')}>
          <Select allowClear options={CATEGORIES.map((value) => ({ value, label: t(`market.products.categories.${value}`) }))} />
        </Form.Item>
        <Form.Item name="unit" label={t('market.products.unit')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="providerId"
          label={t('market.products.provider')}
          extra={t('market.products.providerHint')}
          getValueProps={(id: string | null) => ({ value: id ?? undefined })}
          normalize={(id: string | undefined) => id ?? null}
        >
          <AccountSelect clearable known={product?.providerId ? { id: product.providerId, name: product.providerName ?? '' } : undefined} />
        </Form.Item>
        <Form.Item name="status" label={t('market.products.status')} extra={product ? undefined : t('market.products.statusHint')}>
          <Select
            options={(['preparing', 'active', 'retired'] as const).map((value) => ({
              value,
              label: t(`market.products.statuses.${value}`),
            }))}
          />
        </Form.Item>
        <CustomInputs entity="product" values={product?.custom ?? {}} />
      </div>
      <FormFoot error={save.error} saving={save.isPending} save={product ? t('market.products.save') : t('market.products.add')}>
        <Button onClick={onDone}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
