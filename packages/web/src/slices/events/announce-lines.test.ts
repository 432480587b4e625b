import type { PayloadField } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { linesIn } from './announce-lines.ts';

const field = (id: string, zh: string, en: string): PayloadField => ({ id, name: { zh, en }, type: 'text', required: false });
const PAYLOAD = [field('subject', '学科', 'Subject'), field('grade', '等级', 'Grade')];

const HEADS = ['客户编号', 'Code'];

test('a table copied with its heads names its columns, in any order', () => {
  expect(linesIn('客户编号\t等级\t学科\nU-1\tA+\t数学\n\nU-2\t\t化学\n', PAYLOAD, HEADS)).toEqual([
    { row: 2, account: 'U-1', says: { grade: 'A+', subject: '数学' } },
    { row: 4, account: 'U-2', says: { subject: '化学' } },
  ]);
});

test('without heads the columns follow the fields; a file of commas may quote them', () => {
  expect(linesIn('\uFEFFU-1,数学,A\r\nU-2,"材料, 冶金",B', PAYLOAD, HEADS)).toEqual([
    { row: 1, account: 'U-1', says: { subject: '数学', grade: 'A' } },
    { row: 2, account: 'U-2', says: { subject: '材料, 冶金', grade: 'B' } },
  ]);
  expect(linesIn('U-1，数学，A', PAYLOAD, HEADS)).toEqual([{ row: 1, account: 'U-1', says: { subject: '数学', grade: 'A' } }]);
  expect(linesIn('U-1\nU-2', PAYLOAD, HEADS).map(({ account }) => account)).toEqual(['U-1', 'U-2']);
});

test('a column that the event does not declare is kept, so that it is refused by its name', () => {
  expect(linesIn('code,Colour\nU-1,red', PAYLOAD, HEADS)).toEqual([{ row: 2, account: 'U-1', says: { Colour: 'red' } }]);
});
