import { describe, expect, it } from 'vitest';
import { lengthOf, windowsOf, windowsText } from './hours-text.ts';

const SHIPPED = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];

describe('office hours as people write them', () => {
  it.each([
    ['09:00–12:00、13:30–18:00'],
    ['9:00-12:00, 13:30-18:00'],
    ['9：00 至 12：00；13:30~18:00'],
    ['09:00 to 12:00, 13:30 to 18:00'],
  ])('are read from %s', (text) => {
    expect(windowsOf(text)).toEqual(SHIPPED);
  });

  it('are written so that they are read again', () => {
    for (const comma of ['、', ', ']) expect(windowsOf(windowsText(SHIPPED, comma))).toEqual(SHIPPED);
  });

  it.each(['', '9', '9:00', '9:00–', '18:00–9:00', '9:00–9:00', '9:00–12:00、11:00–18:00', '9:00–24:00', '9:00–12:60', '9:00–10:00–11:00'])(
    'are not read from “%s”',
    (text) => {
      expect(windowsOf(text)).toBeNull();
    },
  );

  it('come to seven and a half hours as they ship', () => {
    expect(lengthOf(SHIPPED)).toBe(7.5 * 3_600_000);
  });
});
