import { Posting } from '@fulcrum/contract';
import { type Ctx, type Download, maskerOf, ruleOf, type StreamHandlers, scopeOf, writeAudit } from '../../../access/index.ts';
import { inBatches } from '../../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../../files/index.ts';
import { postingRows } from './postings.sql.ts';

const HEADERS = {
  zh: ['编号', '客户', '剧本', '寄什么', '收件人', '电话', '地址', '状态', '快递公司', '快递单号', '列入日期', '寄出日期'],
  en: ['Code', 'Customer', 'Play', 'What', 'To', 'Phone', 'Address', 'State', 'Courier', 'Number', 'Listed', 'Posted'],
};
const STATES: Record<Posting['state'], { zh: string; en: string }> = {
  to_post: { zh: '待寄', en: 'To post' },
  posted: { zh: '已寄出', en: 'Posted' },
  received: { zh: '已签收', en: 'Received' },
  returned: { zh: '已退回', en: 'Returned' },
  refused: { zh: '不寄', en: 'Not posted' },
  called_off: { zh: '已取消', en: 'Called off' },
};

async function* cells({ language, actor }: Ctx, batches: AsyncIterable<Posting[]>): AsyncGenerator<OutCell[]> {
  const mask = maskerOf(Posting, ruleOf(actor).masked);
  for await (const batch of batches)
    for (const whole of batch) {
      const row = mask ? (mask(whole) as Posting) : whole;
      const day = (on: string | null): OutCell => on && { date: on };
      yield [
        ...[
          row.code,
          row.accountName,
          row.playName[language],
          row.what[language],
          row.to,
          row.phone,
          row.address,
          STATES[row.state][language],
        ],
        ...[row.courier, row.number, day(row.madeOn), day(row.postedOn)],
      ];
    }
}

/** The posting list as a workbook. That it was taken out stands in the log before the first byte leaves. */
async function postingsExport(ctx: Ctx, { state }: { state?: Posting['state'] | undefined }): Promise<Download> {
  const { root } = ctx.services;
  const scope = await scopeOf(ctx, 'reads');
  await writeAudit(root, ctx, { action: 'posting.export', entity: 'posting', after: { state: state ?? null } });
  return {
    fileName: `${ctx.language === 'zh' ? '寄送清单' : 'Postings'}-${ctx.today}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: writeRows(cells(ctx, inBatches(root, postingRows({ scope, state }))), { format: 'xlsx', headers: HEADERS[ctx.language] }),
  };
}
export const postingStreamHandlers: Pick<StreamHandlers, 'postingsExport'> = { postingsExport };
