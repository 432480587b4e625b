import { REQUEST_CHOICE_NAMES as NAMES, ServiceRequest } from '@fulcrum/contract';
import { type Ctx, type Download, maskerOf, ruleOf, type StreamHandlers, writeAudit } from '../../../access/index.ts';
import { inBatches } from '../../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../../files/index.ts';
import { type Asked, filterOf } from '../filter.ts';
import { viewerOf } from '../visibility.sql.ts';
import { type ExportedRequest, exportedRequests } from './exported.sql.ts';

const HEADERS = {
  zh: [
    ...['编号', '外部编号', '客户', '联系人', '产品', '种类', '优先级', '渠道', '标题', '状态', '团队', '处理人', '服务商'],
    ...['提出时间', '首次答复', '解决时间', '关闭时间', '最近到期', '超时', '重新打开', '评价'],
  ],
  en: [
    ...['Number', 'Reference', 'Customer', 'Contact', 'Product', 'Kind', 'Severity', 'Channel', 'Subject', 'State', 'Team', 'Assignee'],
    ...['Provider', 'Opened', 'First answered', 'Solved', 'Closed', 'Due next', 'Late', 'Reopened', 'Rating'],
  ],
};
const STATES = { ...NAMES.status, dispatched: { zh: '已派单', en: 'Dispatched' } };
const LATE = { zh: '是', en: 'yes' };

async function* cells({ language, actor }: Ctx, batches: AsyncIterable<ExportedRequest[]>): AsyncGenerator<OutCell[]> {
  const mask = maskerOf(ServiceRequest.pick({ contactName: true }), ruleOf(actor).masked);
  for await (const batch of batches)
    for (const row of batch) {
      const { contactName } = row;
      const contact = mask ? (mask({ contactName }) as { contactName: string | null }).contactName : contactName;
      yield [
        ...[row.number, row.code, row.accountName, contact, row.productName, NAMES.kind[row.kind][language]],
        ...[NAMES.severity[row.severity][language], NAMES.channel[row.channel][language], row.subject, STATES[row.status][language]],
        ...[row.teamName, row.assigneeName, row.providerName, row.openedAt, row.firstAnswerAt, row.solvedAt, row.closedAt, row.dueAt],
        ...[row.late ? LATE[language] : null, row.reopened, row.rating],
      ];
    }
}

/** The list as a file, narrowed as it is. That it was taken out stands in the log before the first byte leaves. */
async function requestsExport(ctx: Ctx, filter: Asked): Promise<Download> {
  const { root } = ctx.services;
  const viewer = await viewerOf({ ...ctx, db: root });
  await writeAudit(root, ctx, { action: 'request.export', entity: 'service_request', after: filter });
  const rows = exportedRequests(viewer, filterOf(ctx, filter), ctx.organisation?.timeZone ?? 'UTC');
  return {
    fileName: `${ctx.language === 'zh' ? '服务请求' : 'Requests'}-${ctx.today}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: writeRows(cells(ctx, inBatches(root, rows)), { format: 'csv', headers: HEADERS[ctx.language] }),
  };
}
export const requestExportHandlers: Pick<StreamHandlers, 'requestsExport'> = { requestsExport };
