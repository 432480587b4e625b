import { ARTICLE_KIND_NAMES, PRODUCT_DOCUMENTS, type ProductDocument } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';

/** Which documents a provider's product must have before it goes active. */
export function DemandPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.productDocuments.demanded.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('market.documents.demand')} onClose={onClose}>
      {found.data ? (
        <DemandForm kinds={found.data.kinds} onClose={onClose} />
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </DockedPanel>
  );
}

function DemandForm({ kinds, onClose }: { kinds: ProductDocument[]; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useChange({
    work: (values: { kinds: ProductDocument[] }) => client.productDocuments.demand(values),
    changes: [api.productDocuments.key(), api.products.key()],
    said: () => t('market.documents.saved'),
  });
  const options = PRODUCT_DOCUMENTS.map((value) => ({ value, label: ARTICLE_KIND_NAMES[value][language] }));
  return (
    <Form
      name="demandedDocuments"
      layout="vertical"
      className="workForm"
      initialValues={{ kinds }}
      onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
    >
      <p className="note">{t('market.documents.demandHint')}</p>
      <Form.Item name="kinds" label={t('market.documents.demanded')}>
        <Checkbox.Group className="documentKinds" options={options} />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('market.products.save')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
