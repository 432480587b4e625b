import { instalmentRecords, receiptRecords } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { insertFreezes, liftOthers, unexplained } from '../../policy/freezes.sql.ts';
import { updatedRecordsBefore, writeStagedRecords } from '../../records/index.ts';
import {
  insertAccountHistory,
  insertAccounts,
  insertStagedNames,
  keepStagedNames,
  updateAccounts,
  updatedBefore,
} from '../accounts/index.ts';
import { serviceClassesOf } from '../benefits/index.ts';
import { insertContacts, updateContacts, updatedContactsBefore } from '../contacts/index.ts';
import { insertInteractions, updatedInteractionsBefore, updateInteractions } from '../interactions/index.ts';
import { updatedArticlesBefore, writeStagedArticles } from '../knowledge/index.ts';
import {
  insertOrderLines,
  insertOrders,
  insertProducts,
  moveLinesWithOrder,
  updatedLinesBefore,
  updatedProductsBefore,
  updateOrderLines,
  updateOrders,
  updateProducts,
} from '../orders/index.ts';
import { claimsFollowReceipts, writeStagedPayments } from '../payments/index.ts';
import { updatedRequestsBefore, writeStagedRequests } from '../requests/index.ts';
import { insertCustomFields } from '../settings/index.ts';
import { updatedAnswersBefore, writeStagedAnswers } from '../surveys/index.ts';
import { writeStagedTags } from '../tags/index.ts';
import { updatedUsageBefore, writeStagedUsage } from '../usage/index.ts';
import type { Entity } from './entity-rules.ts';
import { customFieldsOf } from './mapping-rules.ts';
import { fieldEntityOf } from './mappings.sql.ts';
import { maps, type Preparation } from './preparation.ts';
import { ofRecords } from './record-entity.ts';

/** The records that a commit will change, as they are before it. */
export const BEFORE: Record<Entity, () => Sql<{ before: Record<string, unknown> }>> = {
  accounts: updatedBefore,
  contacts: updatedContactsBefore,
  interactions: updatedInteractionsBefore,
  requests: updatedRequestsBefore,
  'survey-answers': updatedAnswersBefore,
  products: updatedProductsBefore,
  articles: updatedArticlesBefore,
  orders: updatedLinesBefore,
  usage: updatedUsageBefore,
  payments: () => updatedRecordsBefore(instalmentRecords),
  ...ofRecords((type) => () => updatedRecordsBefore(type)),
};

/** Fields that the file brings and nobody has declared yet; what announcements say is declared by calendars alone. */
async function declareOwn(p: Preparation): Promise<void> {
  const own = fieldEntityOf(p.mapping.entity);
  if (own && own !== 'key_event') await insertCustomFields(p.db, own, customFieldsOf(p.mapping, 'own'), p.now);
}

/** Whom a file freezes is frozen by it, and whom it sets to another status is no more: nobody rests without a reason. */
async function freezeByFile(p: Preparation): Promise<void> {
  const { file_name: file } = p.import;
  const reason = p.language === 'zh' ? `由文件“${file}”导入` : `By import of “${file}”`;
  await liftOthers(p.db, p);
  const frozen = await unexplained(p.db, sql`select s.id from staged_account s where s.status = 'frozen'`);
  if (!frozen.length) return;
  const freezes = frozen.map((accountId) => ({ id: newId(), accountId }));
  await insertFreezes(p.db, freezes, { reason, until: null, userId: p.userId, now: p.now, today: p.today });
}

async function writeAccounts(p: Preparation): Promise<void> {
  await declareOwn(p);
  await insertCustomFields(p.db, 'account', customFieldsOf(p.mapping, 'created'), p.now);
  // History compares with the accounts as they still are.
  await insertAccountHistory(p.db, p);
  await keepStagedNames(p.db, p);
  await updateAccounts(p.db, p.now);
  await insertAccounts(p.db, p.now);
  await freezeByFile(p);
  if (p.import.entity === 'accounts') await insertStagedNames(p.db, p);
  if (p.import.entity === 'accounts' && maps(p, 'tags')) await writeStagedTags(p.db, p);
  await syncAccountState(p.db, 'all');
}

/** Writes the staged tables of an import to the base, set by set, in the caller's transaction. */
export const WRITE: Record<Entity, (p: Preparation) => Promise<void>> = {
  accounts: writeAccounts,
  async contacts(p) {
    await writeAccounts(p);
    await updateContacts(p.db, p);
    await insertContacts(p.db, p);
  },
  async interactions(p) {
    await writeAccounts(p);
    await updateInteractions(p.db, p.now);
    await insertInteractions(p.db, p);
  },
  async requests(p) {
    await writeAccounts(p);
    await insertProducts(p.db, p.now);
    const note =
      p.language === 'zh' ? `由文件“${p.import.file_name}”导入，未回访` : `By import of “${p.import.file_name}”: nobody was asked here`;
    await writeStagedRequests(p, { note, userId: p.userId, classesOf: (ids) => serviceClassesOf(p, ids) });
  },
  async 'survey-answers'(p) {
    await writeAccounts(p);
    await writeStagedAnswers(p.db, p);
  },
  async products(p) {
    await declareOwn(p);
    await updateProducts(p.db, p.now);
    await insertProducts(p.db, p.now);
  },
  articles: (p) => writeStagedArticles(p.db, p),
  async orders(p) {
    await writeAccounts(p);
    await insertProducts(p.db, p.now);
    await insertOrders(p.db, p.now);
    await updateOrders(p.db, p.now);
    await insertOrderLines(p.db, p.now);
    await updateOrderLines(p.db, p.now);
    await moveLinesWithOrder(p.db, p.now);
  },
  async usage(p) {
    await writeAccounts(p);
    await insertProducts(p.db, p.now);
    await writeStagedUsage(p.db, p.now);
  },
  async payments(p) {
    await writeAccounts(p);
    await writeStagedRecords(p.db, instalmentRecords, p);
    await writeStagedPayments(p.db, p);
  },
  ...ofRecords((type) => async (p) => {
    if (type.account) await writeAccounts(p);
    await writeStagedRecords(p.db, type, p);
    if (type.entity === receiptRecords.entity) await claimsFollowReceipts(p.db);
  }),
};
