import { z } from 'zod';

/** Whether all notifications are listed, or those that are not read yet. */
export const notificationsSearch = z.object({ view: z.literal('all').optional().catch(undefined) });
