import {
  CONTACT_RANKS,
  DECISION_ROLES,
  SEGMENTS_METRIC,
  SURVEY_KINDS,
  SURVEY_WAYS,
  type Survey,
  type SurveyDraft,
  testsOf,
} from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { BothField, ProblemNote, shownProblem } from '../../kit/index.ts';
import { QuestionFields, questionsOf, type TypedQuestion } from './question-fields.tsx';

interface Values extends Omit<SurveyDraft, 'who' | 'questions'> {
  segments?: string[];
  questions?: TypedQuestion[];
}
const WORDS = ['name', 'subject', 'intro', 'question'] as const;
const BANDS = ['low', 'middle', 'high'] as const;
const MOST = 200;

const segmentsOf = ({ who }: SurveyDraft): string[] =>
  who ? testsOf(who).flatMap(({ metric, value }) => (metric === SEGMENTS_METRIC && Array.isArray(value) ? value.map(String) : [])) : [];
/** A condition that is more than segments stays as it is, unless segments are chosen. */
function draftOf({ segments, ranks, roles, questions = [], ...values }: Values, before: SurveyDraft): SurveyDraft {
  const who = segments?.length
    ? { metric: SEGMENTS_METRIC, op: 'in' as const, value: segments }
    : segmentsOf(before).length
      ? undefined
      : before.who;
  return {
    ...{ ...values, questions: questionsOf(questions), reminderDays: values.reminderDays ?? null },
    ...(who ? { who } : {}),
    ...(ranks?.length ? { ranks } : {}),
    ...(roles?.length ? { roles } : {}),
  };
}

/** What a draft says, whom it asks and when. */
export function SurveyForm({ draft, kept, onDone }: { draft: SurveyDraft; kept: Survey | null; onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const on = Form.useWatch(['schedule', 'on'], form) ?? draft.schedule.on;
  const segments = useQuery(api.segments.list.queryOptions({ input: {} })).data?.items ?? [];
  const save = useChange({
    work: (values: Values) => {
      const survey = draftOf(values, draft);
      return kept ? client.surveys.change({ id: kept.id, revision: kept.revision, survey }) : client.surveys.create({ survey });
    },
    said: () => t('surveying.saved'),
    changes: [api.surveys.key()],
  });
  const number = (name: 'share' | 'openDays' | 'reminderDays' | 'loopDays', most: number, optional = false) => (
    <Form.Item
      name={name}
      label={t(`surveying.field.${name}`)}
      rules={optional ? [] : [{ required: true, message: t('surveying.needed') }]}
    >
      <InputNumber min={1} max={most} />
    </Form.Item>
  );
  return (
    <Form<Values>
      form={form}
      name="survey"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ ...draft, segments: segmentsOf(draft) }}
      onFinish={() => save.mutate(form.getFieldsValue(true) as Values, { onSuccess: ({ id }) => onDone(id) })}
    >
      <Form.Item name="kind" label={t('surveying.field.kind')}>
        <Select options={SURVEY_KINDS.map((value) => ({ value, label: t(`surveying.kind.${value}`) }))} />
      </Form.Item>
      {WORDS.map((name) => (
        <div key={name} className="formPair">
          <BothField path={[name]} label={t(`surveying.field.${name}`)} needed={t('surveying.needed')} lines />
        </div>
      ))}
      {BANDS.map((band) => (
        <div key={band} className="formPair">
          <BothField path={['followUp', band]} label={t(`surveying.followUp.${band}`)} needed={t('surveying.needed')} lines />
        </div>
      ))}
      <QuestionFields />
      <div className="formPair">
        <BothField path={['thanks']} label={t('surveying.field.thanks')} needed={t('surveying.needed')} lines />
      </div>
      <Form.Item name="segments" label={t('surveying.field.segments')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('surveying.everyAccount')}
          optionFilterProp="label"
          options={segments.slice(0, MOST).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="ranks" label={t('surveying.field.ranks')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('surveying.everybody')}
          options={CONTACT_RANKS.map((value) => ({ value, label: t(`customer.rank.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="roles" label={t('surveying.field.roles')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('surveying.everybody')}
          options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['schedule', 'on']} label={t('surveying.field.schedule')}>
        <Select
          options={(['once', 'every', 'request_closed'] as const).map((value) => ({ value, label: t(`surveying.schedule.${value}`) }))}
        />
      </Form.Item>
      {on === 'request_closed' ? null : (
        <Form.Item
          name={['schedule', 'from']}
          label={t('surveying.field.from')}
          rules={[{ required: true, message: t('surveying.needed') }]}
        >
          <Input type="date" />
        </Form.Item>
      )}
      {on === 'every' ? (
        <Form.Item
          name={['schedule', 'months']}
          label={t('surveying.field.months')}
          rules={[{ required: true, message: t('surveying.needed') }]}
        >
          <InputNumber min={1} max={24} />
        </Form.Item>
      ) : null}
      <Form.Item name="by" label={t('surveying.field.by')}>
        <Select options={SURVEY_WAYS.map((value) => ({ value, label: t(`surveying.way.${value}`) }))} />
      </Form.Item>
      {number('share', 100)}
      <Form.Item name="sampleBy" label={t('surveying.field.sampleBy')} extra={t('surveying.sampleHint')}>
        <Select options={(['contact', 'account'] as const).map((value) => ({ value, label: t(`surveying.sampleBy.${value}`) }))} />
      </Form.Item>
      {number('openDays', 180)}
      {number('reminderDays', 90, true)}
      {number('loopDays', 60)}
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('surveying.save')}
      </Button>
    </Form>
  );
}
