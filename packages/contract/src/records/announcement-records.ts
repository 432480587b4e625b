import { recordType } from './record-type.ts';

/** An announced event that has come about, and what it says of an account: its payload stands among the own values, as the calendar declares it. */
export const keyEventRecords = recordType({
  entity: 'key-events',
  one: 'key_event',
  table: 'announced_event',
  name: { zh: '公布记录', en: 'Announcements' },
  oneName: { zh: '公布记录', en: 'Announcement' },
  needs: { read: 'facts.read', write: 'facts.write' },
  account: true,
  day: 'publishedOn',
  own: 'key_event',
  saidOnce: true,
  fields: {
    event: { kind: 'text', of: 'announcement', required: true, name: { zh: '事件', en: 'Event' }, synonyms: '事件编号|事件名称|event id' },
    publishedOn: { kind: 'day', required: true, name: { zh: '公布日期', en: 'Published on' }, synonyms: '日期|公布时间|date|day' },
    link: { kind: 'text', name: { zh: '来源链接', en: 'Source' }, synonyms: '链接|来源|link|url' },
    note: { kind: 'longText', name: { zh: '备注', en: 'Note' } },
    withdrawnOn: { kind: 'day', happens: true, name: { zh: '撤回日期', en: 'Withdrawn on' }, synonyms: '撤回时间' },
    withdrawnBecause: { kind: 'longText', name: { zh: '撤回原因', en: 'Why withdrawn' } },
  },
});
