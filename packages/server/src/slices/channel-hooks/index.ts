/** Doors for chats and other programs: each platform signs in its own way (`adapters`), what they hand in threads by chat into requests. */
export { chatJobs } from './answers/chats.job.ts';
export { authenticateChannel } from './authenticate.ts';
export { collectingChatJobs } from './collect/collect.job.ts';
export { insertDemoChat } from './demo/demo-chat.ts';
export { chatFileJobs } from './files/files.job.ts';
export { channelHooksHandlers } from './hook-store.ts';
