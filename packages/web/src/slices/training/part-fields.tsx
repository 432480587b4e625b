import { COURSE_PART_KINDS, type CoursePart } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { BothField } from '../../kit/index.ts';

/** The parts of a course, in order: each with an address or an article, but for sessions and the exam. */
export function PartFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <section aria-label={t('training.field.parts')}>
          <h3 className="lbl">{t('training.field.parts')}</h3>
          {fields.map(({ key, name }) => (
            <OnePart key={key} at={name} onRemove={() => remove(name)} />
          ))}
          <Button onClick={() => add({ kind: 'video', name: { zh: '', en: '' }, url: null, articleId: null })}>
            {t('training.addPart')}
          </Button>
        </section>
      )}
    </Form.List>
  );
}

function OnePart({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = Form.useWatch(['parts', at, 'kind'], form) as CoursePart['kind'] | undefined;
  const lies = kind !== 'live' && kind !== 'exam';
  return (
    <div className="courseItem">
      <Form.Item name={[at, 'kind']} label={t('training.field.kind')}>
        <Select options={COURSE_PART_KINDS.map((value) => ({ value, label: t(`training.part.${value}`) }))} />
      </Form.Item>
      <div className="formPair">
        <BothField path={[at, 'name']} label={t('training.field.partName')} needed={t('training.needed')} />
      </div>
      {lies ? (
        <>
          <Form.Item name={[at, 'url']} label={t('training.field.url')}>
            <Input type="url" maxLength={1000} />
          </Form.Item>
          <Form.Item name={[at, 'articleId']} label={t('training.field.article')}>
            <ArticleSelect />
          </Form.Item>
        </>
      ) : null}
      <Button size="small" onClick={onRemove}>
        {t('training.remove')}
      </Button>
    </div>
  );
}

interface ArticleSelectProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}
/** A manual or a case of the knowledge base, found by its search. */
function ArticleSelect({ id, value, onChange }: ArticleSelectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const chosen = useQuery({ ...api.articles.get.queryOptions({ input: { id: value ?? '' } }), enabled: Boolean(value) });
  const found = useQuery({ ...api.articles.suggest.queryOptions({ input: { q: asked, limit: 20 } }), enabled: asked !== '' });
  const text = chosen.data?.contents.find((one) => one.language === language) ?? chosen.data?.contents[0];
  const known = value && text ? [{ value, label: text.title }] : [];
  const options = (asked ? (found.data?.items ?? []) : [])
    .filter((one) => one.origin === 'article' && one.id !== value)
    .map((one) => ({ value: one.id, label: one.title }));
  return (
    <Select
      id={id}
      value={value ?? undefined}
      allowClear
      placeholder={t('training.noArticle')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={asked ? undefined : t('training.typeArticle')}
      loading={found.isFetching}
      options={[...known, ...options.filter((one, at) => options.findIndex(({ value: of }) => of === one.value) === at)]}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
    />
  );
}
