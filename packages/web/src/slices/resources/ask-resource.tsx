import type { ResourceRequest } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { ApprovalRoute } from '../approvals/ask-approval.tsx';
import { DayField } from '../tasks/index.ts';
import { MonthLoad } from './month-load.tsx';
import './resources.css';
import { ServesSelect, servesOf } from './serves-select.tsx';
import { useCatalogue } from './use-catalogue.ts';
import { useRequestAction } from './use-request-action.ts';

interface Values {
  accountId?: string;
  resourceId: string;
  quantity: string;
  wantedOn: string;
  why: string;
  serves?: string;
}
interface AskResourceProps {
  /** The customer it is for, where the page is about one. */
  account?: { id: string; name: string };
  onAsked: (asked: ResourceRequest) => void;
  onClose: () => void;
}

/** Asks for a resource for a customer: it says how its month is taken and who will decide. */
export function AskResource({ account, onAsked, onClose }: AskResourceProps) {
  const { t } = useTranslation();
  const found = useCatalogue();
  return (
    <DockedPanel eyebrow={account?.name} title={t('resourcing.ask.title')} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={4} />
      ) : found.data.items.length === 0 ? (
        <p className="note">{t('resourcing.catalogue.none')}</p>
      ) : (
        <AskForm account={account} onAsked={onAsked} />
      )}
    </DockedPanel>
  );
}

function AskForm({ account, onAsked }: Pick<AskResourceProps, 'onAsked'> & { account: AskResourceProps['account'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const currency = me?.organisation.baseCurrency ?? 'CNY';
  const [form] = Form.useForm<Values>();
  const said = Form.useWatch([], form) as Partial<Values> | undefined;
  const { data } = useCatalogue();
  const accountId = account?.id ?? said?.accountId;
  const judged = useQuery(api.tiers.history.queryOptions({ input: { accountId: accountId ?? '' }, enabled: accountId !== undefined }));
  const level = judged.data?.items.toSorted((a, b) => a.asOf.localeCompare(b.asOf)).at(-1)?.level;
  const resource = data?.items.find(({ id }) => id === said?.resourceId);
  const save = useRequestAction(
    async ({ accountId: chosen, serves, why, ...values }: Values) => {
      const asked = await client.resourceRequests.ask({
        ...{ accountId: account?.id ?? chosen ?? '', why: why.trim(), ...values, ...servesOf(serves) },
      });
      onAsked(asked);
      return asked;
    },
    () => t('resourcing.ask.done'),
  );
  const needed = [{ required: true, message: t('resourcing.needed') }];
  const cost = Number(resource?.unitCost ?? Number.NaN) * Number(said?.quantity ?? 0);
  return (
    <Form<Values>
      form={form}
      name="askResource"
      layout="vertical"
      requiredMark={false}
      initialValues={{ quantity: '1' }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      {account ? null : (
        <Form.Item name="accountId" label={t('resourcing.customer')} rules={needed}>
          <AccountSelect />
        </Form.Item>
      )}
      <Form.Item name="resourceId" label={t('resourcing.what')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map(({ id, title, ownerName }) => ({
            value: id,
            label: [title[language], ownerName].filter(Boolean).join(' · '),
          }))}
        />
      </Form.Item>
      {resource && level && resource.levels.length > 0 && !resource.levels.includes(level) ? (
        <p className="note staleNote">{t('resourcing.ask.notEntitled', { levels: resource.levels.join(t('measures.op.comma')), level })}</p>
      ) : null}
      <div className="formPair">
        <Form.Item name="quantity" label={t('resourcing.quantity')} rules={needed}>
          <InputNumber<string>
            stringMode
            min="0.5"
            suffix={resource ? t(`resourcing.unitOf.${resource.unit}`) : undefined}
            className="resourceNumber"
          />
        </Form.Item>
        <DayField name="wantedOn" label={t('resourcing.ask.wantedOn')} {...(me ? { min: me.today } : {})} />
      </div>
      {resource && said?.wantedOn ? <MonthLoad resource={resource} day={said.wantedOn} more={Number(said.quantity ?? 0)} /> : null}
      <Form.Item name="why" label={t('resourcing.why')} rules={[{ required: true, whitespace: true, message: t('resourcing.needed') }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="serves" label={t('resourcing.for.label')}>
        <ServesSelect accountId={accountId} />
      </Form.Item>
      {resource ? (
        <ApprovalRoute
          kind="resource"
          accountId={accountId}
          {...(Number.isFinite(cost) ? { amount: String(cost), currency } : { amount: undefined, currency })}
        />
      ) : null}
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('resourcing.ask.go')}
      </Button>
    </Form>
  );
}
