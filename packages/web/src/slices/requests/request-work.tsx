import type { RequestChannel, ServiceRequestTold } from '@fulcrum/contract';
import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, ProblemNote } from '../../kit/index.ts';
import { AddFiles } from '../attachments/add-files.tsx';
import { useSaidFiles } from '../attachments/use-said-files.ts';
import { useDraft } from '../tasks/use-draft.ts';
import { CannedAnswers } from './canned-answers.tsx';
import { MentionSelect } from './mention-select.tsx';
import { OthersHere } from './others-here.tsx';
import { useRequestAction } from './use-request-action.ts';
import { type UsedArticle, UsedArticles } from './used-articles.tsx';

const WAYS = ['answer', 'note', 'receive'] as const;
type Way = (typeof WAYS)[number];
/** Chats, where whoever answers writes it down here unless answers are sent there. */
const CHATS: readonly RequestChannel[] = ['wecom', 'dingtalk', 'feishu', 'wechat', 'weibo'];
interface Values {
  text: string;
  status?: 'working' | 'waiting' | 'solved';
  shared?: boolean;
  mentions?: string[];
}

interface WorkProps {
  request: ServiceRequestTold;
  /** Articles that the next answer is given with. */
  used: UsedArticle[];
  onUsed: (used: UsedArticle[]) => void;
}

/** As what a draft was begun it goes on, so that no note is offered as an answer; nobody is answered in what has ended. */
function firstWay(begun: Way | undefined, ended: boolean): Way {
  if (ended) return begun === 'note' ? begun : 'receive';
  return begun ?? 'answer';
}

/** Where one writes: an answer, a note among ourselves, or what the customer said. What is typed stays when the way changes. */
export function RequestWork({ request, used, onUsed }: WorkProps) {
  const { t } = useTranslation();
  const { id, revision, status, providerId, mergedInto } = request;
  const ended = status === 'closed';
  const draft = useDraft<{ way: Way; text: string }>(`request.${id}`);
  const [way, setWay] = useState<Way>(firstWay(draft.kept.way, ended));
  const [form] = Form.useForm<Values>();
  const said = useSaidFiles('desk');
  const typed = Form.useWatch('text', form);
  const save = useRequestAction(
    ({ text, status: then, shared, mentions }: Values) => {
      const { fileIds } = said;
      if (way === 'note') return client.serviceRequests.note({ id, text, shared: shared ?? false, mentions: mentions ?? [], fileIds });
      if (way === 'receive') return client.serviceRequests.receive({ id, revision, text, fileIds });
      const articles = used.map(({ id: article, searchId }) => ({ id: article, searchId }));
      return client.serviceRequests.answer({ id, revision, text, status: then ?? 'waiting', fileIds, articles });
    },
    () => {
      if (way === 'answer') onUsed([]);
      form.setFieldsValue({ text: '', mentions: [], shared: false });
      draft.forget();
      said.clear();
      return t(`desk.work.said.${way}`);
    },
  );
  if (mergedInto) return null;
  return (
    <Form<Values>
      form={form}
      name="requestWork"
      layout="vertical"
      requiredMark={false}
      className="workForm requestWork"
      initialValues={{ status: 'waiting', text: draft.kept.text }}
      onValuesChange={(_, { text }) => draft.keep({ way, text })}
      onFinish={(values) => save.mutate(values)}
    >
      <OthersHere id={id} writing={way === 'answer' && Boolean(typed?.trim())} />
      <Segmented<Way>
        aria-label={t('desk.work.way')}
        value={way}
        onChange={(next) => {
          setWay(next);
          draft.keep({ way: next, text: typed });
        }}
        options={WAYS.filter((key) => !ended || key !== 'answer').map((value) => ({ value, label: t(`desk.work.wayOf.${value}`) }))}
      />
      <Form.Item name="text" rules={[{ required: true, whitespace: true, message: t('desk.work.needed') }]}>
        <Input.TextArea
          aria-label={t(`desk.work.wayOf.${way}`)}
          placeholder={t(`desk.work.hint.${way}`)}
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={10_000}
        />
      </Form.Item>
      {way === 'answer' ? <WhereTo request={request} /> : null}
      <AddFiles said={said} />
      <UsedArticles used={used} onChange={onUsed} />
      <div className="row wrap requestSend">
        {way === 'answer' && status !== 'solved' ? (
          <Form.Item name="status" noStyle>
            <Select
              aria-label={t('desk.work.after')}
              className="requestThen"
              options={(['waiting', 'working', 'solved'] as const).map((value) => ({ value, label: t(`desk.work.afterOf.${value}`) }))}
            />
          </Form.Item>
        ) : null}
        {way === 'answer' ? (
          <CannedAnswers
            request={request}
            onChoose={(text) => form.setFieldValue('text', [form.getFieldValue('text'), text].filter(Boolean).join('\n\n'))}
          />
        ) : null}
        {way === 'note' ? (
          <>
            <Form.Item name="mentions" noStyle>
              <MentionSelect />
            </Form.Item>
            {providerId ? (
              <Form.Item name="shared" valuePropName="checked" noStyle>
                <Checkbox>{t('desk.work.shared')}</Checkbox>
              </Form.Item>
            ) : null}
          </>
        ) : null}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={said.isSending}>
          {t(`desk.work.go.${way}`)}
        </Button>
      </div>
      <ProblemNote problem={save.problem} />
    </Form>
  );
}

/** Where an answer goes, of what was asked in a chat. */
function WhereTo({ request: { channel, chat } }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [now] = useState(() => Temporal.Now.instant());
  if (!chat?.answers)
    return CHATS.includes(channel) ? <p className="note">{t('desk.work.onlyHeard', { channel: t(`desk.channelOf.${channel}`) })}</p> : null;
  const { name, until } = chat;
  if (!until) return <p className="note">{t('desk.work.toChat', { name })}</p>;
  const moment = formatDate(until, language, { style: 'minute' });
  const isOver = Temporal.Instant.compare(until, now) < 0;
  return <p className={isOver ? 'problemNote' : 'note'}>{t(isOver ? 'desk.work.chatOver' : 'desk.work.toChatUntil', { name, moment })}</p>;
}
