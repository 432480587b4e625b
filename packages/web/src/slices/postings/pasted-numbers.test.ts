import { expect, test } from 'vitest';
import { pastedNumbers } from './pasted-numbers.ts';

const HEADS = { code: ['编号', 'Code'], courier: ['快递公司', 'Courier'], number: ['快递单号', 'Number'] };

test('a block copied from the exported list is read by its heads, whatever stands between; lines without a number are left out', () => {
  const block = '编号\t客户\t快递公司\t快递单号\r\n0A1B2C3D4E\t衡川大学\t顺丰\tSF1001\r\n1A1B2C3D4E\t云栖大学\t\t\r\n';
  expect(pastedNumbers(block, HEADS)).toEqual([{ code: '0A1B2C3D4E', courier: '顺丰', number: 'SF1001' }]);
});

test('without heads the code comes first and the number last', () => {
  expect(pastedNumbers('A1,SF1\nA2,SF2\n', HEADS)).toEqual([
    { code: 'A1', number: 'SF1' },
    { code: 'A2', number: 'SF2' },
  ]);
  expect(pastedNumbers('A1\t顺丰\tSF1\n', HEADS)).toEqual([{ code: 'A1', courier: '顺丰', number: 'SF1' }]);
});
