import type { PortalQuestion } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api/index.ts';
import { ActionProblem, RelativeTime } from '../../../kit/index.ts';
import { AddFiles } from '../../attachments/add-files.tsx';
import { useSaidFiles } from '../../attachments/use-said-files.ts';
import { OnePage } from '../../portal/one-page.tsx';
import { PostPictures } from '../post-pictures.tsx';
import { ReportPost } from './report-post.tsx';
import { WritingName } from './writing-name.tsx';

/** A question of the community with its answers, and a way to answer it. */
export default function QuestionPage() {
  const { t } = useTranslation();
  const { questionId } = useParams({ from: '/portal/questions/$questionId' });
  const found = useQuery(api.portalCommunity.question.queryOptions({ input: { id: questionId } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal/questions', text: t('community.portal.back') }}
      missing={{ title: t('community.portal.missing'), detail: t('community.portal.missingDetail') }}
    >
      {(question) => <Question question={question} />}
    </OnePage>
  );
}

/** Does something to a question and keeps the answer as what the page shows. */
function useQuestion<Input>(id: string, work: (input: Input) => Promise<PortalQuestion>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    async onSuccess(now) {
      queries.setQueryData(api.portalCommunity.question.queryKey({ input: { id } }), now);
      await queries.invalidateQueries({ queryKey: api.portalCommunity.questions.key() });
    },
  });
}

function Question({ question }: { question: PortalQuestion }) {
  const { t } = useTranslation();
  const { id, title, body, byName, communityName, askedAt, language, state, mine } = question;
  return (
    <>
      <title>{title}</title>
      <p className="note">{communityName}</p>
      <h1 className="answer" lang={language}>
        {title}
      </h1>
      {state === 'open' ? null : (
        <p className="portalStanding" role="status">
          {t(`community.portal.${state}`)}
        </p>
      )}
      <p className="note">
        <b>{byName}</b> · <RelativeTime value={askedAt} />
      </p>
      <p className="portalBody" lang={language}>
        {body}
      </p>
      <PostPictures side="portal" questionId={id} pictures={question.pictures} />
      {mine ? null : <ReportPost questionId={id} />}
      <h2 className="section">
        {question.posts.length ? t('community.answers', { count: question.posts.length }) : t('community.noAnswer')}
      </h2>
      <ol className="portalTalk">
        {question.posts.map((post) => (
          <Post key={post.id} question={question} post={post} />
        ))}
      </ol>
      {state === 'open' ? <Answer key={question.posts.length} id={id} /> : null}
    </>
  );
}

function Post({ question: { id, mine }, post }: { question: PortalQuestion; post: PortalQuestion['posts'][number] }) {
  const { t } = useTranslation();
  const accept = useQuestion(id, (answerId: string | null) => client.portalCommunity.accept({ id, answerId }));
  const vote = useQuestion(id, (helped: boolean) => client.portalCommunity.vote({ id, answerId: post.id, helped }));
  return (
    <li className={`portalSaid ${post.ours ? 'out' : 'in'}`}>
      <p className="note">
        <b>{post.byName}</b> {post.ours ? <span className="tag strong">{t('community.ours')}</span> : null}{' '}
        {post.accepted ? <span className="portalState solved">{t('community.accepted')}</span> : null}{' '}
        {post.state === 'open' ? null : <span className="portalState waiting">{t(`community.state.${post.state}`)}</span>} ·{' '}
        <RelativeTime value={post.at} />
      </p>
      <p className="portalBody">{post.body}</p>
      <PostPictures side="portal" questionId={id} pictures={post.pictures} />
      {post.state === 'open' ? (
        <div className="row wrap">
          {post.mine ? (
            post.votes ? (
              <span className="note">{t('community.helped', { count: post.votes })}</span>
            ) : null
          ) : (
            <Button size="small" aria-pressed={post.voted} loading={vote.isPending} onClick={() => vote.mutate(!post.voted)}>
              {t('community.portal.helps', { count: post.votes })}
            </Button>
          )}
          {mine ? (
            <Button size="small" loading={accept.isPending} onClick={() => accept.mutate(post.accepted ? null : post.id)}>
              {t(post.accepted ? 'community.portal.unaccept' : 'community.portal.accept')}
            </Button>
          ) : null}
          {post.mine ? null : <ReportPost questionId={id} answerId={post.id} />}
        </div>
      ) : null}
      <ActionProblem error={accept.error ?? vote.error} />
    </li>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useTranslation();
  const said = useSaidFiles('portal', 'pictures');
  const answer = useQuestion(id, ({ body }: { body: string }) => client.portalCommunity.answer({ id, body, pictureIds: said.fileIds }));
  return (
    <>
      <h2 className="section">{t('community.portal.answer')}</h2>
      <WritingName />
      <Form className="stack portalReply" layout="vertical" requiredMark={false} onFinish={(values) => answer.mutate(values)}>
        <Form.Item
          name="body"
          label={t('community.portal.yours')}
          rules={[{ required: true, whitespace: true, message: t('portal.form.needed') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={10_000} />
        </Form.Item>
        <AddFiles said={said} />
        <ActionProblem error={answer.error} />
        <Button type="primary" htmlType="submit" loading={answer.isPending} disabled={said.isSending}>
          {t('community.portal.sendAnswer')}
        </Button>
      </Form>
    </>
  );
}
