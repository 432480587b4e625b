import type { OrderKind, ServiceOrderTold, Severity } from '@fulcrum/contract';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { OrderFields } from './order-fields.tsx';
import { useOrderAction } from './use-order-action.ts';

interface Values {
  contactId?: string | null;
  productId?: string | null;
  kind: OrderKind;
  severity?: Severity | null;
  title: string;
  description?: string;
  toProvider: boolean;
}

/** Changes what an order is about, and who does it. */
export function ChangeOrderPanel({ order, onClose }: { order: ServiceOrderTold; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, revision, contactId, productId, kind, severity, title, description, providerId } = order;
  const save = useOrderAction(
    ({ toProvider, ...values }: Values) =>
      client.serviceOrders.change({
        ...{ id, revision, kind: values.kind, title: values.title.trim(), description: values.description ?? '' },
        ...{ severity: values.severity ?? null, productId: values.productId ?? null },
        ...(values.contactId === undefined ? {} : { contactId: values.contactId }),
        ...(toProvider === (providerId !== null) ? {} : { toProvider }),
      }),
    () => t('serviceOrder.change.done'),
  );
  const initialValues = {
    contactId,
    productId,
    kind,
    severity: severity ?? undefined,
    title,
    description,
    toProvider: providerId !== null,
  };
  return (
    <DockedPanel title={t('serviceOrder.change.title')} onClose={onClose}>
      <Form<Values>
        name="changeOrder"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={initialValues}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        <OrderFields
          accountId={order.accountMet ? order.accountId : undefined}
          product={productId ? { id: productId, name: order.productName ?? '' } : undefined}
        />
        <FormFoot error={save.error} saving={save.isPending} save={t('serviceOrder.change.go')} />
      </Form>
    </DockedPanel>
  );
}
