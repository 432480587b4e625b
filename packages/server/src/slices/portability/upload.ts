import type { Import } from '@fulcrum/contract';
import { type Ctx, writeAudit } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteFile, localCopy, storeFile } from '../files/index.ts';
import type { Entity } from './entity-rules.ts';
import { insertImport } from './import.sql.ts';
import { requireImportOf, withinRights } from './import-rights.ts';
import { asImport, visibleImport } from './import-view.ts';
import { asFault, inspect, keptDetection, mendable } from './inspect.ts';
import { knownMappings } from './known-mappings.ts';
import { ownFields } from './mappings.sql.ts';
import { proposeMapping } from './propose-mapping.ts';

/**
 * Keeps an uploaded file and looks at it: how it is encoded, where its table begins, what its columns seem to mean. A file whose encoding
 * or sheet a person must choose is kept with that fault; any other unreadable file is refused (`import.unreadable`).
 */
export async function upload(
  ctx: Ctx,
  query: { name: string; entity: Entity; sheet?: string | undefined },
  body: AsyncIterable<Uint8Array>,
): Promise<Import> {
  requireImportOf(ctx, query.entity);
  const { root } = ctx.services;
  const createdBy = ctx.actor.userId;
  const stored = await storeFile(
    root,
    { name: query.name, mediaType: 'application/octet-stream', purpose: 'import', createdBy, now: ctx.now },
    body,
  );
  const id = newId();
  const row = {
    id,
    entity: query.entity,
    file_id: stored.id,
    file_name: query.name,
    file_code: stored.sha256.toString('hex').slice(0, 16),
    created_by: createdBy,
  };
  const looked = await look(ctx, stored.id, query);
  await root.transaction().execute(async (tx) => {
    await insertImport(tx, { ...row, ...looked }, ctx.now);
    await writeAudit(tx, ctx, {
      action: 'import.upload',
      entity: 'import',
      entityId: id,
      after: { file: query.name, bytes: stored.bytes, entity: query.entity },
    });
  });
  return asImport(await visibleImport({ ...ctx, db: root }, id), ctx.language);
}

async function look(ctx: Ctx, fileId: string, query: { name: string; entity: Entity; sheet?: string | undefined }) {
  try {
    await using copy = await localCopy(ctx.services.root, fileId);
    const found = await inspect(copy.path, query.name, query.sheet === undefined ? {} : { sheet: query.sheet });
    const known = await knownMappings({ db: ctx.services.root, services: ctx.services });
    const mapping = withinRights(ctx, proposeMapping(known, query.entity, found, await ownFields(ctx.services.root, query.entity)));
    return { detected: keptDetection(found, query.sheet), mapping, fault: null };
  } catch (error) {
    const fault = mendable(error, ctx.language);
    if (fault) return { detected: null, mapping: null, fault };
    await deleteFile(ctx.services.root, fileId);
    throw asFault(error, ctx.language);
  }
}
