import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, canonicalDecimal, decimalOfNumber, multiply, scaleByPowerOfTen } from './decimal.ts';
import { normaliseBoolean } from './normalise-boolean.ts';
import { normaliseCurrency } from './normalise-currency.ts';
import type { DecimalSign } from './normalise-number.ts';
import { normaliseInteger, normaliseNumber } from './normalise-number.ts';
import { cleanText, normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';

const outcome = <T>(reading: Reading<T>): T | string => (reading.ok ? reading.value : reading.problem.code);
const number = (cell: string | number, sign?: DecimalSign) => outcome(normaliseNumber(cell, sign));
const fullWidth = (text: string): string => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** Canonical decimals of any size: sign, digits, fraction. */
const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 9 }))
  .map(([negative, units, scale]) => scaleByPowerOfTen(`${negative ? '-' : ''}${units}`, -scale));
const grouped = (decimal: string, group: string, point: string): string => {
  const [whole, fraction] = decimal.split('.');
  const withGroups = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? withGroups : withGroups + point + fraction;
};

describe('numbers', () => {
  it.each([
    ['1,234.00', '1234'],
    ['１，２３４', '1234'],
    ['¥1,234', '1234'],
    ['￥ 1,234.50', '1234.5'],
    ['(1,234)', '-1234'],
    ['（1,234.5）', '-1234.5'],
    ['-¥12', '-12'],
    ['¥-12', '-12'],
    ['12%', '0.12'],
    ['12.5％', '0.125'],
    ['3.5万', '35000'],
    ['1.2亿', '120000000'],
    ['2万亿', '2000000000000'],
    ['3.5万元', '35000'],
    ['100元', '100'],
    ['RMB 99.90', '99.9'],
    ['1.5E+3', '1500'],
    ['1e-7', '0.0000001'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['-0.00', '0'],
    ['1 234 567', '1234567'],
    ['123456789012345678901234.000001', '123456789012345678901234.000001'],
    ['\u00a0\u200b 42\u3000', '42'],
    ['', null],
    [' - ', null],
  ])('%s is %s', (text, expected) => expect(number(text)).toBe(expected));

  it.each(['abc', '1,23', '1.234,56', '1,2345', '--5', '(-5)', '1.2.3', '¥', '万', '1万2', 'E5', '12 345 6'])(
    '%s is not a number',
    (text) => expect(number(text)).toBe('import.value.not_a_number'),
  );

  it('reads the decimal comma only when told', () => {
    expect(number('1.234,56', ',')).toBe('1234.56');
    expect(number('1,5', ',')).toBe('1.5');
    expect(number('1.5', ',')).toBe('import.value.not_a_number');
  });

  it('comes back from every way of writing it', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(number(decimal)).toBe(decimal);
        expect(number(grouped(decimal, ',', '.'))).toBe(decimal);
        expect(number(grouped(decimal, '.', ','), ',')).toBe(decimal);
        expect(number(fullWidth(decimal))).toBe(decimal);
        expect(number(`  ¥${decimal.replace('-', '')} `)).toBe(decimal.replace('-', ''));
        if (decimal.startsWith('-')) expect(number(`(${decimal.slice(1)})`)).toBe(decimal);
      }),
    );
  });

  it('keeps 万, 亿 and % exact', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(number(`${decimal}万`)).toBe(multiply([decimal, '10000']));
        expect(number(`${decimal}亿`)).toBe(multiply([decimal, '100000000']));
        expect(number(`${decimal}%`)).toBe(multiply([decimal, '0.01']));
        expect(multiply([number(`${decimal}亿`) as string, '0.00000001'])).toBe(decimal);
      }),
    );
  });

  it('writes floats of a workbook without exponent and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decimalOfNumber(value)).not.toContain('e');
        expect(Number(decimalOfNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('wants whole numbers for integers', () => {
    expect(outcome(normaliseInteger('1,200.00'))).toBe('1200');
    expect(outcome(normaliseInteger('1.5'))).toBe('import.value.not_an_integer');
    expect(outcome(normaliseInteger('1.5万'))).toBe('15000');
  });
});

describe('exact arithmetic', () => {
  it('adds and multiplies like integers of the smallest unit', () => {
    const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const money = (units: bigint): string => scaleByPowerOfTen(`${units}`, -2);
    fc.assert(
      fc.property(fc.array(cents), (all) => {
        expect(add(all.map(money))).toBe(money(all.reduce((sum, each) => sum + each, 0n)));
      }),
    );
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(multiply([money(a), money(b)])).toBe(scaleByPowerOfTen(`${a * b}`, -4));
      }),
    );
  });

  it('has one text for each number', () => {
    expect(['1.50', '01.5', '+0'.slice(1), '-0', '1.000', '-00.10'].map(canonicalDecimal)).toEqual(['1.5', '1.5', '0', '0', '1', '-0.1']);
  });
});

describe('text', () => {
  it('narrows full-width digits and letters and drops what cannot be seen', () => {
    expect(cleanText('\ufeff　ＡＢＣ１２３（集团）有限公司\u200b\u00a0')).toBe('ABC123（集团）有限公司');
    expect(cleanText('上海　分公司')).toBe('上海 分公司');
  });

  it('is stable: cleaning clean text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('keeps long ids that are text and refuses those a spreadsheet has cut', () => {
    expect(outcome(normaliseText('110101199003074578'))).toBe('110101199003074578');
    expect(outcome(normaliseText('00123'))).toBe('00123');
    expect(outcome(normaliseText(123456789012345))).toBe('123456789012345');
    expect(outcome(normaliseText(110101199003074580))).toBe('import.value.precision_lost');
  });

  it('tells failed formulas from text', () => expect(outcome(normaliseText('#N/A'))).toBe('import.value.spreadsheet_error'));
});

describe('booleans and currencies', () => {
  it('knows yes and no in both languages', () => {
    const all = ['是', 'yes', 'TRUE', '1', '√', 'Ｙ', 1, true, '否', 'No', 'false', '0', '×', 0, false, '', 'maybe'];
    expect(all.map((cell) => outcome(normaliseBoolean(cell)))).toEqual([
      ...new Array<boolean>(8).fill(true),
      ...new Array<boolean>(7).fill(false),
      null,
      'import.value.not_a_boolean',
    ]);
  });

  it('knows currencies by sign, name and code', () => {
    expect(['¥', '人民币', 'usd', '美元', 'HK$', 'EUR', 'XQQ'].map((cell) => outcome(normaliseCurrency(cell)))).toEqual([
      'CNY',
      'CNY',
      'USD',
      'USD',
      'HKD',
      'EUR',
      'import.value.not_a_currency',
    ]);
  });
});
