import type { WriteCtx } from '../../access/index.ts';
export async function installTemplate(_ctx: WriteCtx, _id: string, _demo: boolean): Promise<void> {}
