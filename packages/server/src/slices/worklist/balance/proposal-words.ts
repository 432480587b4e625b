import type { Both, Language, Seniority } from '@fulcrum/contract';
import { SENIORITY_NAMES } from '../../policies/index.ts';
import type { Move, MoveReason, UnplacedReason } from './propose.ts';

const WHY: Record<MoveReason, (from: string) => Both> = {
  no_owner: () => ({ zh: '没有负责人', en: 'It has no owner' }),
  owner_left: (from) => ({ zh: `原负责人${from}已停用`, en: `${from} works here no longer` }),
  over_capacity: (from) => ({ zh: `${from}已超出上限`, en: `${from} has more than their capacity` }),
};

/** What a level is called, and who serves it, in one language. */
export interface LevelWords {
  name: string | null;
  servedBy: readonly Seniority[];
}
const kinds = (servedBy: readonly Seniority[], language: Language): string =>
  servedBy.map((seniority) => SENIORITY_NAMES[seniority][language]).join(language === 'zh' ? '或' : ' or ');

/** Why an account goes to whom, in a sentence. */
export function sayMove({ reason, to, count }: Move, from: string, level: LevelWords, language: Language): string {
  const why = WHY[reason](from)[language];
  const most = to.capacity === null ? '' : to.capacity;
  if (language === 'zh') {
    const served = level.name === null ? '' : `；${level.name}由${kinds(level.servedBy, 'zh')}人员服务`;
    return `${why}${served}；合适的人里${to.name}负荷最轻，接手后 ${count} 家${most === '' ? '' : `（上限 ${most} 家）`}。`;
  }
  const served = level.name === null ? '' : `; level ${level.name} is served by ${kinds(level.servedBy, 'en')} people`;
  return `${why}${served}; of those who suit, ${to.name} has the lightest load: ${count}${most === '' ? '' : ` of ${most}`} customers with it.`;
}

const kindsOr = ({ servedBy }: LevelWords, language: Language): string =>
  kinds(servedBy, language) || (language === 'zh' ? '可接手的' : 'any');

/** Why an account found nobody, in a sentence. */
export function sayUnplaced(reason: UnplacedReason, level: LevelWords, language: Language): string {
  const zh = kindsOr(level, 'zh');
  const en = kindsOr(level, 'en');
  const texts: Record<UnplacedReason, Both> = {
    seniority: {
      zh: `可选的人里没有${zh}人员；资历在「用户」里填写。`,
      en: `Nobody to choose from is ${en}; seniority is set under Users.`,
    },
    place: { zh: `${zh}人员都不在它的团队或区域。`, en: `No ${en} person is in its team and region.` },
    full: { zh: `合适的${zh}人员都已到上限。`, en: `Every ${en} person who suits is at capacity.` },
  };
  return texts[reason][language];
}
