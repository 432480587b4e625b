import { SurveyAnswer } from '@fulcrum/contract';
import { type Ctx, type Download, maskerOf, ruleOf, type StreamHandlers, scopeOf, writeAudit } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { allAnswers } from './answers.sql.ts';

const HEADERS = {
  zh: ['问卷', '客户', '联系人', '回答日期', '分数', '意见', '其他回答', '途径'],
  en: ['Survey', 'Customer', 'Contact', 'Answered on', 'Score', 'Comment', 'Further answers', 'Answered by'],
};
const WAYS = {
  zh: { link: '链接', portal: '客户门户', import: '导入' },
  en: { link: 'Link', portal: 'Portal', import: 'Import' },
} as const;
async function* cells({ language, actor }: Ctx, batches: AsyncIterable<SurveyAnswer[]>): AsyncGenerator<OutCell[]> {
  const mask = maskerOf(SurveyAnswer, ruleOf(actor).masked);
  for await (const batch of batches)
    for (const whole of batch) {
      const row = mask ? (mask(whole) as SurveyAnswer) : whole;
      const words = Object.keys(row.words).length ? JSON.stringify(row.words) : null;
      yield [
        row.surveyName[language],
        row.accountName,
        row.contactName,
        { date: row.answeredOn },
        row.score,
        row.comment,
        words,
        WAYS[language][row.channel],
      ];
    }
}

/** Answers as a file. That they were taken out stands in the log before the first byte leaves. */
async function surveyAnswersExport(ctx: Ctx, { surveyId }: { surveyId?: string | undefined }): Promise<Download> {
  const { root } = ctx.services;
  const scope = await scopeOf(ctx, 'reads');
  await writeAudit(root, ctx, { action: 'survey.export', entity: 'survey', after: { surveyId: surveyId ?? null } });
  return {
    fileName: `${ctx.language === 'zh' ? '问卷回答' : 'Survey answers'}-${ctx.today}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: writeRows(cells(ctx, inBatches(root, allAnswers({ scope, surveyId }))), { format: 'csv', headers: HEADERS[ctx.language] }),
  };
}
export const surveyStreamHandlers: Pick<StreamHandlers, 'surveyAnswersExport'> = { surveyAnswersExport };
