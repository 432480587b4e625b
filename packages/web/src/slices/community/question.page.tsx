import type { ModeratedQuestion } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf, useChange } from '../../api/index.ts';
import { ActionProblem, ButtonLink, EmptyState, Failure, PageHead, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AddFiles } from '../attachments/add-files.tsx';
import { useSaidFiles } from '../attachments/use-said-files.ts';
import './community.css';
import { Moderation } from './moderation.tsx';
import { PostPictures } from './post-pictures.tsx';
import { Writer } from './writer.tsx';

/** A question with its answers: ours answer, mark what solves it, and see to what is out of place. */
export default function QuestionPage() {
  const { t } = useTranslation();
  const { questionId } = useParams({ from: '/service/community/$questionId' });
  const found = useQuery(api.communityQuestions.get.queryOptions({ input: { id: questionId } }));
  if (problemOf(found.error)?.status === 404)
    return (
      <EmptyState level={1} title={t('community.portal.missing')}>
        {t('community.nothing.detail')}
      </EmptyState>
    );
  if (found.error) return <Failure level={1} error={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <Question question={found.data} /> : <SkeletonRows rows={8} />;
}

function Question({ question }: { question: ModeratedQuestion }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { id, number, title, body, communityName, askedAt, language, state, hiddenWhy, posts, reported } = question;
  const solved = state === 'open' && posts.some((post) => post.state === 'open');
  return (
    <>
      <PageHead
        title={title}
        eyebrow={[t('shell.page.community'), communityName, `#${number}`].join(' · ')}
        answer={<span lang={language}>{title}</span>}
        sub={state === 'open' ? t('community.answers', { count: question.answers }) : t(`community.is.${state}`, { why: hiddenWhy ?? '' })}
        actions={
          solved && can('articles.write') ? (
            <ButtonLink to="/service/knowledge/new" search={{ question: id }}>
              {t('community.toArticle')}
            </ButtonLink>
          ) : undefined
        }
      />
      <article className="communityPost">
        <p className="note">
          <Writer post={question} /> · <RelativeTime value={askedAt} />
        </p>
        <p className="communityBody" lang={language}>
          {body}
        </p>
        <PostPictures side="desk" questionId={id} pictures={question.pictures} />
        <Moderation question={question} post={question} />
      </article>
      {reported.length ? <Reports question={question} /> : null}
      <h2 className="section">{posts.length ? t('community.answers', { count: posts.length }) : t('community.noAnswer')}</h2>
      {posts.map((post) => (
        <article key={post.id} className={`communityPost ${post.state}`}>
          <p className="note">
            {post.ours ? (
              <>
                <b>{post.byName}</b> <span className="tag strong">{t('community.ours')}</span>
              </>
            ) : (
              <Writer post={post} />
            )}{' '}
            {post.accepted ? <span className="tag strong">{t('community.accepted')}</span> : null}{' '}
            {post.state === 'open' ? null : <span className="tag">{t(`community.state.${post.state}`)}</span>} ·{' '}
            <RelativeTime value={post.at} /> {post.votes ? `· ${t('community.helped', { count: post.votes })}` : null}
          </p>
          <p className="communityBody">{post.body}</p>
          <PostPictures side="desk" questionId={id} pictures={post.pictures} />
          {post.hiddenWhy ? <p className="note">{t('community.is.hidden', { why: post.hiddenWhy })}</p> : null}
          <Moderation question={question} post={post} answerId={post.id} />
        </article>
      ))}
      {can('articles.write') ? <Answer key={posts.length} id={id} /> : null}
    </>
  );
}

function Reports({ question: { id, reported } }: { question: ModeratedQuestion }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const settle = useChange({ work: () => client.communityQuestions.settle({ id }), changes: [api.communityQuestions.key()] });
  return (
    <section className="communityReports">
      <h2 className="section">{t('community.reportCount', { count: reported.length })}</h2>
      <ul className="plainList">
        {reported.map((one) => (
          <li key={one.id}>
            {t(one.answerId ? 'community.reportedAnswer' : 'community.reportedQuestion', { reason: one.reason })}{' '}
            <span className="note">
              <RelativeTime value={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {can('articles.publish') ? (
        <Button loading={settle.isPending} onClick={() => settle.mutate()}>
          {t('community.act.settle')}
        </Button>
      ) : null}
      <ActionProblem error={settle.error} />
    </section>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useTranslation();
  const said = useSaidFiles('desk', 'pictures');
  const answer = useChange({
    work: ({ body }: { body: string }) => client.communityQuestions.answer({ id, body, pictureIds: said.fileIds }),
    changes: [api.communityQuestions.key(), api.communities.key()],
    said: () => t('community.act.answered'),
  });
  return (
    <Form className="communityAnswer" layout="vertical" requiredMark={false} onFinish={(values) => answer.mutate(values)}>
      <Form.Item
        name="body"
        label={t('community.act.answer')}
        rules={[{ required: true, whitespace: true, message: t('desk.work.needed') }]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      <AddFiles said={said} />
      <ActionProblem error={answer.error} />
      <Button type="primary" htmlType="submit" loading={answer.isPending} disabled={said.isSending}>
        {t('community.act.send')}
      </Button>
    </Form>
  );
}
