import type { Both } from '@fulcrum/contract';
import type { Random } from './random.ts';
import type { ListedName, Recipe } from './recipe.ts';

// Invented: syllables that sound like companies. A likeness to a real one is chance, and everything is marked as demo.
const BRANDS: readonly (readonly [string, string])[] = [
  ['星澜', 'Xinglan'], ['云岫', 'Yunxiu'], ['启衡', 'Qiheng'], ['瀚序', 'Hanxu'], ['清屿', 'Qingyu'], ['拓野', 'Tuoye'],
  ['禾川', 'Hechuan'], ['澄迈思', 'Chengmai'], ['凌越桥', 'Lingyue'], ['远岚', 'Yuanlan'], ['佳朔', 'Jiashuo'], ['乐榕', 'Lerong'],
  ['鼎浔', 'Dingxun'], ['君栎', 'Junli'], ['博屿', 'Boyu'], ['华沚', 'Huazhi'], ['天砚', 'Tianyan'], ['盛珩', 'Shengheng'],
  ['锦汀', 'Jinting'], ['元朴', 'Yuanpu'], ['思桐', 'Sitong'], ['青禾谷', 'Qinghe'], ['明峪', 'Mingyu'], ['海笙', 'Haisheng'],
  ['易岚', 'Yilan'], ['优涵', 'Youhan'], ['简木', 'Jianmu'], ['合枫', 'Hefeng'], ['睿淇', 'Ruiqi'], ['朗程', 'Langcheng'],
]; // biome-ignore format: a table reads better
const CITIES: readonly (readonly [string, string, string])[] = [
  ['上海', 'Shanghai', 'CN-SH'],
  ['北京', 'Beijing', 'CN-BJ'],
  ['深圳', 'Shenzhen', 'CN-GD'],
  ['杭州', 'Hangzhou', 'CN-ZJ'],
  ['苏州', 'Suzhou', 'CN-JS'],
  ['成都', 'Chengdu', 'CN-SC'],
  ['武汉', 'Wuhan', 'CN-HB'],
  ['青岛', 'Qingdao', 'CN-SD'],
];
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑'];
const SURNAMES_EN = 'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Zheng'.split(' ');
const GIVEN: readonly (readonly [string, string])[] = [
  ['建国', 'Jianguo'],
  ['晓梅', 'Xiaomei'],
  ['志强', 'Zhiqiang'],
  ['雨欣', 'Yuxin'],
  ['子涵', 'Zihan'],
  ['海燕', 'Haiyan'],
  ['文博', 'Wenbo'],
  ['丽华', 'Lihua'],
  ['俊杰', 'Junjie'],
  ['思远', 'Siyuan'],
  ['婷婷', 'Tingting'],
  ['国栋', 'Guodong'],
];

export interface AccountName {
  name: Both;
  regionCode: string | null;
  /** What the list of names says of it. */
  kind: string | null;
}

/** So many different names of accounts: listed ones in their order, or invented companies. */
export function accountNames(random: Random, { accounts, businesses }: Recipe, listed: readonly ListedName[]): AccountName[] {
  if (!businesses)
    return listed
      .slice(0, accounts)
      .map(({ name, regionCode, kind }) => ({ name: { zh: name, en: name }, regionCode: regionCode || null, kind }));
  const all = BRANDS.flatMap(([zh, en]) => businesses.map((business) => ({ zh, en, business })));
  return shuffled(random, all)
    .slice(0, accounts)
    .map(({ zh, en, business }) => {
      const [city, cityEn, regionCode] = random.pick(CITIES);
      return { name: { zh: `${city}${zh}${business.zh}有限公司`, en: `${cityEn} ${en} ${business.en} Co., Ltd.` }, regionCode, kind: null };
    });
}

export function personName(random: Random): Both {
  const surname = random.whole(0, SURNAMES.length - 1);
  const [zh, en] = random.pick(GIVEN);
  return { zh: `${SURNAMES[surname]}${zh}`, en: `${SURNAMES_EN[surname]} ${en}` };
}

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
