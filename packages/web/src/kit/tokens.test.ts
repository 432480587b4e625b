import { describe, expect, it } from 'vitest';
import { contrast, health, type Mode, palette, series, tier, urgency } from './tokens.ts';

const grounds = ['paper', 'surface', 'rail', 'sunk'] as const;

describe.each(['light', 'dark'] as Mode[])('the %s colours', (mode) => {
  const colours = palette[mode];

  it('keep every text at 4.5:1 on every ground that it stands on', () => {
    for (const ground of grounds) {
      for (const ink of ['ink', 'ink2', 'ink3'] as const) expect(contrast(colours[ink], colours[ground])).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of ['paper', 'surface', 'accentSoft'] as const) {
      expect(contrast(colours.accent, colours[ground])).toBeGreaterThanOrEqual(4.5);
      for (const colour of [health[mode].good, health[mode].watch, health[mode].poor, urgency[mode].hot]) {
        expect(contrast(colour, colours[ground])).toBeGreaterThanOrEqual(4.4);
      }
    }
    expect(contrast(colours.accentInk, colours.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('keep the letter of every tier at 4.5:1 on its square', () => {
    for (const step of tier[mode])
      expect(contrast(step.ink, step.bg === 'transparent' ? colours.paper : step.bg)).toBeGreaterThanOrEqual(4.5);
  });

  it('keep every chart series at 3:1 on the page', () => {
    for (const colour of series[mode]) expect(contrast(colour, colours.surface)).toBeGreaterThanOrEqual(3);
  });
});
