// Fulcrum 支点 design tokens: one source for antd, CSS variables and charts.
// Contrast ratios (WCAG 2.x) in the comments are against `surface` unless said otherwise; recompute with contrast() when a value changes.
import { type ThemeConfig, theme } from 'antd';

export type Mode = 'light' | 'dark';

export const palette = {
  light: {
    paper: '#FBFAF7', // page
    surface: '#FFFFFF', // panels, popovers, inputs
    rail: '#F5F3EE', // navigation, table totals
    sunk: '#F1EFE9', // selected segment, code, skeleton
    ink: '#1D1C1A', // 17.0:1
    ink2: '#55524B', // 7.8:1
    ink3: '#6F6B62', // 5.3:1 (4.8 on rail, 4.6 on sunk): the lightest colour text may have
    hair: '#E8E5DE', // hairline, decoration only
    hairStrong: '#CFCBC1', // input and button borders at rest
    accent: '#2F3A8F', // indigo 靛, 9.9:1; links, focus, primary button, selection, nothing else
    accentHover: '#434FAE',
    accentSoft: '#EEF0F9', // selected row; ink on it 14.9:1
    accentInk: '#FFFFFF',
  },
  dark: {
    paper: '#131416',
    surface: '#1A1B1E',
    rail: '#17181B',
    sunk: '#232529',
    ink: '#ECEAE4', // 14.3:1
    ink2: '#B4B1A9', // 8.0:1
    ink3: '#96938B', // 5.6:1
    hair: '#2B2D31',
    hairStrong: '#44474D',
    accent: '#A3AEF5', // 8.1:1
    accentHover: '#BEC6FA',
    accentSoft: '#25283C',
    accentInk: '#14152B',
  },
} as const;

// Value tier: one plum ramp, darkest = most valuable; always with its letter. Five steps; three-level models (S/A/B) take steps 0, 2, 4.
export const tier = {
  light: [
    { bg: '#4F1650', ink: '#FFFFFF' }, // 13.4:1 letter on fill
    { bg: '#7C3F7B', ink: '#FFFFFF' }, // 7.4:1
    { bg: '#B98DB7', ink: '#2A0B2A' }, // 6.4:1
    { bg: '#E4D2E3', ink: '#4A1C4A' }, // 9.4:1
    { bg: 'transparent', ink: '#5E3A5D', line: '#A98CA8' }, // 9.4:1
  ],
  dark: [
    { bg: '#E9C9E7', ink: '#2A0B2A' },
    { bg: '#C08FBD', ink: '#210821' },
    { bg: '#8A5488', ink: '#FFFFFF' },
    { bg: '#54304F', ink: '#F3E3F1' },
    { bg: 'transparent', ink: '#D9BFD7', line: '#7B5E79' },
  ],
} as const;

// Health: bluish green / ochre / dark red, chosen by search: smallest CIE76 distance of any two is 41 (normal), 30 protan, 21 deutan, 34 tritan
// in light and 53, 30, 31, 33 in dark. Each still carries its own shape ● ▲ ◆, ◌ for unknown, because greyscale print has no hue.
export const health = {
  light: { good: '#05745F', watch: '#936400', poor: '#85180C', unknown: '#6F6B62' }, // 5.7 5.1 9.8 5.3:1; on accentSoft 5.0 4.5 8.7 4.7
  dark: { good: '#60D3BF', watch: '#E9B035', poor: '#F07161', unknown: '#96938B' }, // 9.5 8.8 5.9 5.6:1; on accentSoft 8.0 7.4 5.0 4.7
} as const;

// Urgency: one rose hue, counted in bars (4 overdue, 3 today, 2 within 3 working days, 1 within 7); only 4 and 3 are coloured.
export const urgency = {
  light: { hot: '#B0124A', calm: '#55524B', off: '#DAD6CC' }, // 6.9:1
  dark: { hot: '#FF86A8', calm: '#B4B1A9', off: '#3A3C41' },
} as const;

// Charts: series 1 is the accent. Smallest CIE76 distance of any two under normal/protan/deutan/tritan sight: light 29/21/20/20, dark 31/22/22/25.
// All ≥ 3:1 as lines and areas; none may be used as text. Above three series, differ by dash or marker as well, and label at the line's end.
export const series = {
  light: ['#2F3A8F', '#14A38F', '#B1730D', '#3E6FAD', '#4A4844', '#993927'], // 9.9 3.2 3.9 5.1 9.1 7.1:1
  dark: ['#A3AEF5', '#7BD6C2', '#EEC88C', '#3C86AE', '#8F8877', '#D8622D'], // 8.1 10.0 10.9 4.3 4.9 4.7:1
} as const;

export const font = {
  // Latin and figures: Inter (self-hosted, 48 KB, restricted to Latin so that “ ” … — stay full-width in Chinese); Chinese: the system face.
  zh: "'Fulcrum Latin', 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  en: "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
} as const;

export function antdTheme(mode: Mode, lang: 'zh' | 'en'): ThemeConfig {
  const c = palette[mode];
  const h = health[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: c.accent,
      colorLink: c.accent,
      colorInfo: c.accent,
      colorSuccess: h.good,
      colorWarning: h.watch,
      colorError: h.poor,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextTertiary: c.ink3,
      colorTextPlaceholder: c.ink3,
      colorTextQuaternary: c.ink3,
      colorBgLayout: c.paper,
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorBorder: c.hairStrong,
      colorBorderSecondary: c.hair,
      colorSplit: c.hair,
      colorTextLightSolid: c.accentInk,
      fontFamily: font[lang],
      fontSize: 14,
      fontSizeSM: 12,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      controlHeight: 32,
      controlHeightSM: 26,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      boxShadowSecondary:
        mode === 'light'
          ? '0 8px 28px rgba(29,28,26,.12), 0 0 0 1px rgba(29,28,26,.06)'
          : '0 8px 28px rgba(0,0,0,.55), 0 0 0 1px rgba(255,255,255,.16)',
      lineWidthFocus: 2,
      motionDurationMid: '120ms',
      motionDurationSlow: '180ms',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        defaultBg: c.surface,
        colorPrimary: c.accent,
        colorPrimaryHover: c.accentHover,
        colorPrimaryActive: c.accent,
      },
      Checkbox: { colorPrimary: c.accent, colorPrimaryHover: c.accentHover },
      Table: {
        headerBg: 'transparent',
        headerColor: c.ink3,
        headerSplitColor: 'transparent',
        rowHoverBg: c.rail,
        borderColor: c.hair,
        cellFontSizeSM: 13,
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        rowSelectedBg: c.accentSoft,
        rowSelectedHoverBg: c.accentSoft,
        footerBg: c.rail,
      },
      Segmented: { trackBg: c.sunk, itemSelectedBg: c.surface },
      Input: { activeShadow: 'none' },
      InputNumber: { activeShadow: 'none' },
      Select: { optionSelectedBg: c.accentSoft },
      Tabs: { horizontalItemPadding: '8px 0', titleFontSize: 14 },
      Tooltip: { colorBgSpotlight: mode === 'light' ? c.ink : '#3A3C41' },
    },
  };
}

/** Everything above as CSS variables (--paper, --tier-0-bg, --health-good …). */
export function cssVars(mode: Mode): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [k, v] of Object.entries(palette[mode])) out[`--${k}`] = v;
  tier[mode].forEach((s, i) => {
    out[`--tier-${i}-bg`] = s.bg;
    out[`--tier-${i}-ink`] = s.ink;
    out[`--tier-${i}-line`] = 'line' in s ? s.line : s.bg;
  });
  for (const [k, v] of Object.entries(health[mode])) out[`--health-${k}`] = v;
  for (const [k, v] of Object.entries(urgency[mode])) out[`--urgency-${k}`] = v;
  series[mode].forEach((v, i) => {
    out[`--series-${i}`] = v;
  });
  return out;
}

/** WCAG contrast ratio of two #RRGGBB colours. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
