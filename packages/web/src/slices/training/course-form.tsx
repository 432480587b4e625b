import { COURSE_AUDIENCES, type CourseDraft, type CourseSource, DECISION_ROLES, ROLES } from '@fulcrum/contract';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { BothField, FormFoot, fact } from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { type CourseValues, draftOf, typed } from './course-values.ts';
import { ExamFields } from './exam-fields.tsx';
import { PartFields } from './part-fields.tsx';

interface CourseFormProps {
  course: CourseDraft;
  kept: CourseSource | null;
  onDone: (id: string) => void;
}

/** What a course says, whom it is for, and what its exam asks. */
export function CourseForm({ course, kept, onDone }: CourseFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<CourseValues>();
  const parts = Form.useWatch('parts', form) ?? [];
  const isFixed = kept?.state === 'published';
  const save = useChange({
    work: (values: CourseValues) =>
      kept
        ? client.courses.change({ id: kept.id, revision: kept.revision, course: draftOf(values) })
        : client.courses.create({ course: draftOf(values) }),
    said: () => t('training.saved'),
    changes: [api.courses.key()],
  });
  const needed = [{ required: true, whitespace: true, message: t('training.needed') }];
  return (
    <Form<CourseValues>
      form={form}
      name="course"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ exam: { passMark: 60, attempts: 3, validMonths: 12, questions: [] }, ...typed(course) }}
      onFinish={() => save.mutate(form.getFieldsValue(true) as CourseValues, { onSuccess: ({ id }) => onDone(id) })}
    >
      <Form.Item name="code" label={t('training.field.code')} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <BothField path={['title']} label={t('training.field.title')} needed={t('training.needed')} />
      <BothField path={['summary']} label={t('training.field.summary')} lines maxLength={10_000} />
      {isFixed ? <FixedWhom course={course} /> : <Whom />}
      <PartFields />
      {parts.some((part) => part?.kind === 'exam') ? <ExamFields /> : null}
      <FormFoot error={save.error} saving={save.isPending} save={t('training.save')} />
    </Form>
  );
}

/** Whom a course is for, as long as that may be changed. */
function Whom() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="audience" label={t('training.field.audience')}>
        <Select options={COURSE_AUDIENCES.map((value) => ({ value, label: t(`training.audience.${value}`) }))} />
      </Form.Item>
      <Form.Item name="productId" label={t('training.field.product')} getValueFromEvent={(value: string | undefined) => value ?? null}>
        <ProductSelect />
      </Form.Item>
      <Form.Item name="roles" label={t('training.field.roles')}>
        <Select mode="multiple" options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))} />
      </Form.Item>
      <Form.Item name="staffRoles" label={t('training.field.staffRoles')}>
        <Select mode="multiple" options={ROLES.map((value) => ({ value, label: t(`session.role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="forOwners" valuePropName="checked">
        <Checkbox>{t('training.field.forOwners')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** What is known of past days hangs on whom it is for: once it is published that stays. */
function FixedWhom({ course: { audience, roles, staffRoles, forOwners } }: { course: CourseDraft }) {
  const { t } = useTranslation();
  const list = (names: string[]) => names.join(t('measures.op.comma'));
  return (
    <>
      <p className="note">{t('training.fixedHint')}</p>
      <dl className="fieldList">
        {fact(t('training.field.audience'), t(`training.audience.${audience}`))}
        {fact(t('training.field.roles'), list(roles.map((role) => t(`customer.decisionRole.${role}`))))}
        {fact(t('training.field.staffRoles'), list(staffRoles.map((role) => t(`session.role.${role}`))))}
      </dl>
      {forOwners ? <p className="note">{t('training.field.forOwners')}</p> : null}
    </>
  );
}
