import type { ModeratedQuestion } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

interface ModerationProps {
  question: ModeratedQuestion;
  post: Pick<ModeratedQuestion, 'memberId' | 'blocked' | 'state'> & { accepted?: boolean };
  /** Absent: the question itself. */
  answerId?: string;
}

/** What is done about a post: let it be read, hide it, mark it as the solution, let its writer write no more. */
export function Moderation({ question: { id, accepted }, post, answerId }: ModerationProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [asking, setAsking] = useState<'hide' | 'block' | null>(null);
  const changes = [api.communityQuestions.key(), api.communities.key()];
  const key = { id, ...(answerId ? { answerId } : {}) };
  const { memberId, blocked, state } = post;
  const act = useChange({
    work: (work: () => Promise<ModeratedQuestion>) => work(),
    changes,
    said: () => t('community.act.done'),
  });
  const doNow = (work: () => Promise<ModeratedQuestion>) => act.mutate(work, { onSuccess: () => setAsking(null) });
  if (!can('articles.publish')) return null;
  const withReason = ({ why }: { why: string }) =>
    doNow(() =>
      asking === 'block' && memberId
        ? client.communityQuestions.block({ id, memberId, blocked: true, why })
        : client.communityQuestions.hide({ ...key, why }),
    );
  const isSolution = answerId !== undefined && post.accepted && accepted;
  return (
    <>
      <div className="row wrap">
        {state === 'open' ? null : (
          <Button size="small" type="primary" onClick={() => doNow(() => client.communityQuestions.release(key))}>
            {t('community.act.release')}
          </Button>
        )}
        {answerId && state === 'open' ? (
          <Button
            size="small"
            onClick={() => doNow(() => client.communityQuestions.accept({ id, answerId: isSolution ? null : answerId }))}
          >
            {t(isSolution ? 'community.portal.unaccept' : 'community.act.accept')}
          </Button>
        ) : null}
        {state === 'hidden' ? null : (
          <Button size="small" onClick={() => setAsking('hide')}>
            {t('community.act.hide')}
          </Button>
        )}
        {memberId && blocked ? (
          <Button size="small" onClick={() => doNow(() => client.communityQuestions.block({ id, memberId, blocked: false }))}>
            {t('community.act.unblock')}
          </Button>
        ) : memberId ? (
          <Button size="small" onClick={() => setAsking('block')}>
            {t('community.act.block')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <Form layout="vertical" requiredMark={false} onFinish={withReason}>
          <Form.Item
            name="why"
            label={t(`community.act.why.${asking}`)}
            rules={[{ required: true, whitespace: true, message: t('desk.work.needed') }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <div className="row wrap">
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              {t(`community.act.${asking}`)}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('community.act.leave')}</Button>
          </div>
        </Form>
      ) : null}
      <ActionProblem error={act.error} />
    </>
  );
}
