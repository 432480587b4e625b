import type { ChatFile, Language } from '@fulcrum/contract';

/** What a file without a name is called. */
export const FILE_NAMES: Record<Language, Record<ChatFile['kind'], string>> = {
  zh: { image: '图片', voice: '语音', video: '视频', file: '文件' },
  en: { image: 'picture', voice: 'voice', video: 'video', file: 'file' },
};
