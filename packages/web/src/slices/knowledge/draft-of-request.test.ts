import type { RequestEntry, RequestFile, ServiceRequestTold } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { inText } from '../attachments/pictures-in-text.ts';
import { draftOf } from './draft-of-request.ts';

const file = (id: string, name: string, mediaType = 'image/png'): RequestFile => ({ id, name, mediaType, bytes: 1 });
const entry = (kind: RequestEntry['kind'], body: string, files: RequestFile[] = []) => ({ kind, body, files });
const request = (...entries: object[]) => ({ id: 'r', subject: '报表打不开', entries }) as unknown as ServiceRequestTold;

test('a picture stands where its name does in square brackets, once; others and files stand below', () => {
  const [one, two, log] = [file('1', '一 [1].png'), file('2', '二.png'), file('3', '日志.txt', 'text/plain')];
  expect(inText('先点\n[一 [1].png]\n再看 [日志.txt] 和 [一 [1].png]', [one, two, log])).toEqual({
    parts: ['先点\n', one, '\n再看 [日志.txt] 和 [一 [1].png]'],
    below: { pictures: [two], files: [log] },
  });
});

test('a drawing that could run is a file, whatever its name', () => {
  const drawing = file('1', '图.svg', 'image/svg+xml');
  expect(inText('[图.svg]', [drawing])).toEqual({ parts: ['[图.svg]'], below: { pictures: [], files: [drawing] } });
});

test('a draft of a request has its pictures where they were said, those of notes left out', () => {
  const draft = draftOf(
    request(
      entry('in', '报错如下：\n[错误.png]\n请看', [file('a', '错误.png')]),
      entry('note', '查过了', [file('b', '内部.png')]),
      entry('out', '这样设置', [file('c', '设置.png'), file('d', '说明.pdf', 'application/pdf')]),
    ),
  );
  expect(draft.body.split('\n\n')).toEqual([
    '> 报错如下：',
    '![错误](/api/v1/service-requests/r/files/a)',
    '> 请看',
    '这样设置',
    '![设置](/api/v1/service-requests/r/files/c)',
  ]);
});
