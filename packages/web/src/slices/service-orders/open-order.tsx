import type { OrderKind, ServiceOrderTold, Severity } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { OrderFields } from './order-fields.tsx';
import { useOrderAction } from './use-order-action.ts';

interface Values {
  accountId?: string;
  contactId?: string | null;
  productId?: string | null;
  kind: OrderKind;
  severity?: Severity;
  title: string;
  description?: string;
  toProvider: boolean;
}
interface OpenOrderProps {
  /** Whose it is, where that is known. */
  account?: { id: string; name: string; code: string };
  /** The request that it comes out of. */
  requestId?: string | undefined;
  onClose: () => void;
  onOpened: (opened: ServiceOrderTold) => void;
}

/** Opens a service order, of its own or out of a request. */
export function OpenOrderPanel({ requestId, ...props }: OpenOrderProps) {
  const { t } = useTranslation();
  const found = useQuery({
    ...api.serviceRequests.get.queryOptions({ input: { id: requestId ?? '' } }),
    enabled: requestId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <DockedPanel title={t('serviceOrder.open.title')} onClose={props.onClose}>
      {requestId === undefined ? (
        <OpenForm {...props} request={undefined} />
      ) : found.data ? (
        <OpenForm {...props} request={found.data} />
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

type FromRequest = Awaited<ReturnType<typeof client.serviceRequests.get>> | undefined;

function OpenForm({ account, request, onOpened }: Omit<OpenOrderProps, 'requestId' | 'onClose'> & { request: FromRequest }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('accountId', form);
  const save = useOrderAction(
    ({ accountId, contactId, productId, severity, title, description = '', ...values }: Values) =>
      client.serviceOrders.create({
        ...values,
        ...{ title: title.trim(), description },
        ...(request ? { requestId: request.id } : { accountId }),
        ...(contactId ? { contactId } : {}),
        ...(productId ? { productId } : {}),
        ...(severity ? { severity } : {}),
      }),
    (done) => t('serviceOrder.open.done', { number: done.number }),
  );
  const known = request?.productId ? { id: request.productId, name: request.productName ?? '' } : undefined;
  return (
    <Form<Values>
      form={form}
      name="openOrder"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{
        ...{ kind: 'repair', toProvider: Boolean(request?.providerId) },
        ...(account ? { accountId: account.id } : {}),
        ...(request
          ? { contactId: request.contactId, productId: request.productId, severity: request.severity, title: request.subject }
          : {}),
      }}
      onFinish={(values) => save.mutate(values, { onSuccess: onOpened })}
    >
      {request ? (
        <p className="note orderFrom">{t('serviceOrder.open.fromRequest', { number: request.number })}</p>
      ) : (
        <Form.Item
          name="accountId"
          label={t('serviceOrder.customer')}
          rules={[{ required: true, message: t('serviceOrder.open.customerNeeded') }]}
        >
          <AccountSelect known={account} onChange={() => form.setFieldValue('contactId', undefined)} />
        </Form.Item>
      )}
      <OrderFields accountId={request ? (request.accountMet ? (request.accountId ?? undefined) : undefined) : chosen} product={known} />
      <FormFoot error={save.error} saving={save.isPending} save={t('serviceOrder.open.go')} />
    </Form>
  );
}
