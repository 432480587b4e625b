import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { Picture, type PictureTable } from './picture.tsx';
import { type ChartColours, useTheme } from './theme.tsx';
import { font } from './tokens.ts';

interface ChartProps {
  title: string;
  note?: string;
  /** What the picture shows, for those who do not see it. */
  description: string;
  height: number;
  /** Makes the option from the colours on screen; keep it stable (useCallback). */
  option: (colours: ChartColours) => EChartsCoreOption;
  table: PictureTable;
}

/** An ECharts picture as SVG, loaded on demand, without animation, following its box. */
export function Chart({ title, note, description, height, option, table }: ChartProps) {
  return (
    <Picture title={title} note={note} table={table}>
      <Canvas description={description} height={height} option={option} />
    </Picture>
  );
}

function Canvas({ description, height, option }: Pick<ChartProps, 'description' | 'height' | 'option'>) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  const { colours } = useTheme();
  const language = useLanguage();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let chart: EChartsType | undefined;
    let gone = false;
    const observer = new ResizeObserver(() => chart?.resize());
    import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      chart = init(element, undefined, { renderer: 'svg' });
      chart.setOption({ animation: false, textStyle: { fontFamily: font[language] }, ...option(colours) });
      observer.observe(element);
      setDrawn(true);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart?.dispose();
    };
  }, [option, colours, language]);
  return (
    <div className="canvas" style={{ height }}>
      {drawn ? null : (
        <div className="skel block" role="status">
          <span className="visuallyHidden">{t('kit.picture.loading')}</span>
        </div>
      )}
      <div ref={box} role="img" aria-label={description} style={{ height }} />
    </div>
  );
}
