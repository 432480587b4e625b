import type { Language } from '@fulcrum/contract';

/** The language of who sits at this machine. */
export const machineLanguage = (): Language => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en');
