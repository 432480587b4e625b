/** ISO 3166-2 codes of China's provinces by their short names. */
const PROVINCES: Record<string, string> = {
  北京: 'BJ',
  天津: 'TJ',
  河北: 'HE',
  山西: 'SX',
  内蒙古: 'NM',
  辽宁: 'LN',
  吉林: 'JL',
  黑龙江: 'HL',
  上海: 'SH',
  江苏: 'JS',
  浙江: 'ZJ',
  安徽: 'AH',
  福建: 'FJ',
  江西: 'JX',
  山东: 'SD',
  河南: 'HA',
  湖北: 'HB',
  湖南: 'HN',
  广东: 'GD',
  广西: 'GX',
  海南: 'HI',
  重庆: 'CQ',
  四川: 'SC',
  贵州: 'GZ',
  云南: 'YN',
  西藏: 'XZ',
  陕西: 'SN',
  甘肃: 'GS',
  青海: 'QH',
  宁夏: 'NX',
  新疆: 'XJ',
  台湾: 'TW',
  香港: 'HK',
  澳门: 'MO',
};

/** A region as its ISO 3166-2 code: the code itself, or a province by name with or without 省, 市 and the like; null when it is neither. */
export function regionCodeOf(text: string): string | null {
  const upper = text.toUpperCase();
  if (/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(upper)) return upper;
  const short = text.replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/, '');
  const code = PROVINCES[short];
  return code ? `CN-${code}` : null;
}
