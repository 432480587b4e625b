import type { Both } from '@fulcrum/contract';
import { choose, type Source } from './source.ts';

export interface SessionFacts {
  news: 'called_off' | 'changed' | 'moved_up';
  course: Both;
  /** When it begins, by the clock of the installation. */
  begins: string;
}
const NEWS: Record<SessionFacts['news'], Both> = {
  called_off: { zh: '培训场次已取消', en: 'A training session was called off' },
  changed: { zh: '培训场次有变动', en: 'A training session was changed' },
  moved_up: { zh: '您已从候补转为正式名额', en: 'You have a place at a training session' },
};

/** What became of a training session that somebody of ours has a place at, or waits for one. */
export const sessionNews: Source<SessionFacts> = {
  link: ({ subjectId }) => `/service/training?view=sessions&session=${subjectId ?? ''}`,
  words: ({ news, course, begins }, language) => ({
    title: choose(language, `${NEWS[news].zh}：${course.zh || course.en}`, `${NEWS[news].en}: ${course.en || course.zh}`),
    detail: begins,
  }),
};
