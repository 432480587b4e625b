import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Upload } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { api, convertArticle, uploadPicture } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { Html } from './html.tsx';
import { pictureMark } from './picture-mark.ts';

export interface TextValues {
  title: string;
  body: string;
  questions: string[];
  note?: string;
}
interface TextFormProps {
  name: string;
  from: TextValues;
  /** Of an article that is there already: its pictures are kept with it at once. */
  articleId?: string;
  busy: boolean;
  error: unknown;
  onSave: (values: TextValues) => void;
}

/** Title, Markdown with its preview, and the other ways to ask it. */
export function TextForm({ name, from, articleId, busy, error, onSave }: TextFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TextValues>();
  const body = Form.useWatch('body', form) ?? from.body;
  const needed = [{ required: true, whitespace: true, message: t('knowing.form.needed') }];
  const insert = (text: string) => form.setFieldValue('body', `${String(form.getFieldValue('body') ?? '').trimEnd()}\n\n${text}\n`);
  const picture = useMutation({
    mutationFn: (file: File) => uploadPicture(file, articleId),
    onSuccess: ({ url }, file) => insert(pictureMark(file.name, url)),
  });
  const read = useMutation({
    mutationFn: (file: File) => convertArticle(file),
    onSuccess: ({ title, text }) => form.setFieldsValue({ ...(form.getFieldValue('title') ? {} : { title }), body: text }),
  });
  return (
    <Form<TextValues>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      initialValues={from}
      onFinish={onSave}
      className="articleForm"
    >
      <Form.Item name="title" label={t('knowing.title')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="row formTools">
        <Upload accept=".md,.markdown,.html,.htm,.docx" showUploadList={false} beforeUpload={taken(read.mutate)}>
          <Button size="small" loading={read.isPending}>
            {t('knowing.form.read')}
          </Button>
        </Upload>
        <Upload accept="image/png,image/jpeg,image/gif,image/webp" showUploadList={false} beforeUpload={taken(picture.mutate)}>
          <Button size="small" loading={picture.isPending}>
            {t('knowing.form.picture')}
          </Button>
        </Upload>
        <span className="note">{t('knowing.form.markdown')}</span>
      </div>
      <ActionProblem error={read.error ?? picture.error} />
      {read.data?.warnings.length ? <p className="note">{read.data.warnings.join(' ')}</p> : null}
      <div className="bodyAndPreview">
        <Form.Item name="body" label={t('knowing.form.body')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 14, maxRows: 36 }} maxLength={200_000} />
        </Form.Item>
        <Preview body={body} />
      </div>
      <Form.Item name="questions" label={t('knowing.questions')} extra={t('knowing.form.questionsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['\n']} maxCount={200} />
      </Form.Item>
      <Form.Item name="note" label={t('knowing.form.note')}>
        <Input maxLength={500} />
      </Form.Item>
      <ActionProblem error={error} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('knowing.form.save')}
      </Button>
    </Form>
  );
}

/** The file is read here; antd sends nothing. */
const taken = (read: (file: File) => void) => (file: File) => {
  read(file);
  return false;
};

function Preview({ body }: { body: string }) {
  const { t } = useTranslation();
  const text = useDeferredValue(body);
  const shown = useQuery(
    api.articles.preview.queryOptions({ input: { body: text }, placeholderData: (before) => before, staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <section className="articlePreview" aria-label={t('knowing.form.preview')}>
      <h2 className="lbl">{t('knowing.form.preview')}</h2>
      <Html html={shown.data?.html ?? ''} />
    </section>
  );
}
