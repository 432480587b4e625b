import { App as AntdApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/en-gb';
import { createContext, type ReactNode, use, useLayoutEffect, useMemo } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { usePreferences } from './preferences.ts';
import { antdTheme, cssVars, font, health, type Mode, palette, series, tier } from './tokens.ts';
import { DARK, REDUCED_MOTION, useMedia } from './use-media.ts';

/** The palette of one mode for pictures that cannot use CSS variables. */
export interface ChartColours {
  ink: string;
  ink2: string;
  ink3: string;
  hair: string;
  hairStrong: string;
  accent: string;
  surface: string;
  series: readonly string[];
  tier: readonly string[];
  health: Readonly<Record<'good' | 'watch' | 'poor' | 'unknown', string>>;
}

interface Theme {
  mode: Mode;
  colours: ChartColours;
}

const ThemeContext = createContext<Theme>({ mode: 'light', colours: coloursOf('light') });

/** The mode on screen and its colours. */
export const useTheme = (): Theme => use(ThemeContext);

/** Puts language, mode and tokens on the page and on the component library. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { theme } = usePreferences();
  const language = useLanguage();
  const systemIsDark = useMedia(DARK);
  const still = useMedia(REDUCED_MOTION);
  const mode: Mode = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  const value = useMemo(() => ({ mode, colours: coloursOf(mode) }), [mode]);
  const antd = useMemo(() => {
    const config = antdTheme(mode, language);
    return { ...config, token: { ...config.token, motion: !still } };
  }, [mode, language, still]);

  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, colour] of Object.entries(cssVars(mode))) root.style.setProperty(name, colour);
    root.style.colorScheme = mode;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.body.style.fontFamily = font[language];
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb');
  }, [mode, language]);

  return (
    <ThemeContext value={value}>
      <ConfigProvider locale={language === 'zh' ? zhCN : enGB} theme={antd} button={{ autoInsertSpace: false }}>
        <AntdApp component={false}>{children}</AntdApp>
      </ConfigProvider>
    </ThemeContext>
  );
}

function coloursOf(mode: Mode): ChartColours {
  return {
    ...palette[mode],
    series: series[mode],
    tier: tier[mode].map((step, i) => (i === 4 ? palette[mode].hairStrong : step.bg)),
    health: health[mode],
  };
}
