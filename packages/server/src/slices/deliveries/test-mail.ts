import type { Language } from '@fulcrum/contract';

/** What the test button sends. */
export const testMail = (web: string, language: Language): { subject: string; text: string } =>
  language === 'zh'
    ? { subject: 'Fulcrum 测试邮件', text: `能看到这封邮件，说明发件服务器已经设好。\n\n${web}\n` }
    : { subject: 'Fulcrum test mail', text: `You can read this, so the mail server is set up.\n\n${web}\n` };
