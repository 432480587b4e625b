import { ARTICLE_AUDIENCES, type Article } from '@fulcrum/contract';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { DocumentKind } from './document-kind.tsx';

interface AboutValues {
  kind: Article['kind'];
  productId?: string | null;
  category?: string | null;
  tags: string[];
  audience: Article['audience'];
  levels: string[];
}

/** Whom the article is for and what it is about: holds for both languages, and at once. */
export function AboutForm({ article }: { article: Article }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<AboutValues>();
  const audience = Form.useWatch('audience', form) ?? article.audience;
  const { id, revision, kind, productId, category, tags, levels } = article;
  const save = useChange({
    work: ({ category: named, levels: chosen, productId: of, ...values }: AboutValues) =>
      client.articles.change({
        id,
        revision,
        ...values,
        productId: of ?? null,
        category: named?.trim() || null,
        levels: values.audience === 'customers' ? (chosen ?? []) : [],
      }),
    changes: [api.articles.key()],
    said: () => t('knowing.form.saved'),
  });
  return (
    <Form<AboutValues>
      form={form}
      name={`about:${id}`}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind, productId, category, tags, audience: article.audience, levels }}
      onFinish={(values) => save.mutate(values)}
      className="articleSide"
    >
      <Form.Item name="audience" label={t('knowing.facet.audience')}>
        <Select options={ARTICLE_AUDIENCES.map((value) => ({ value, label: t(`knowing.audience.${value}`) }))} />
      </Form.Item>
      {audience === 'customers' ? (
        <Form.Item name="levels" label={t('knowing.form.levels')} extra={t('knowing.form.levelsHint')}>
          <Select mode="tags" tokenSeparators={[',', '，', '、']} />
        </Form.Item>
      ) : null}
      <Form.Item name="productId" label={t('knowing.facet.product')}>
        <ProductSelect
          known={article.productId && article.productName ? { id: article.productId, name: article.productName } : undefined}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('knowing.kind')} extra={t('knowing.form.kindHint')}>
        <DocumentKind />
      </Form.Item>
      <Form.Item name="category" label={t('knowing.facet.category')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="tags" label={t('knowing.tags')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，']} />
      </Form.Item>
      <ActionProblem error={save.error} />
      <Button htmlType="submit" loading={save.isPending}>
        {t('knowing.form.saveAbout')}
      </Button>
    </Form>
  );
}
