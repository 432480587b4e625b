import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../../db/database.ts';
import { perBase } from '../../../db/per-base.ts';
import { inGroups } from '../../../kernel/in-groups.ts';
import { IndexView, Readable } from './index-view.ts';
import { IndexedParts } from './indexed-parts.ts';
import { type Narrowing, readableIn, weightIn } from './narrowing.ts';
import { allParts, changedTexts, type IndexState, indexState, partsOfTexts, productsOf } from './read-index.sql.ts';
import type { SynonymGroups } from './synonyms-setting.ts';

const BATCH = 400;
/** Beyond these the whole is read anew. */
const [MOST_CHANGES, MOST_HOLES] = [2000, 0.25];
const MOST_VIEWS = 32;

/** The index of one base in the memory of this process. It answers of the base as it is when asked: each search asks for the last change first. */
class LiveIndex {
  #parts = new IndexedParts();
  readonly #readable = new Map<string, Readable>();
  readonly #views = new Map<string, IndexView>();
  /** The number of the last change that it knows; before the first reading none. */
  #number = -1;
  #synonyms: SynonymGroups = [];
  #reading: Promise<void> = Promise.resolve();
  #turn: Promise<void> = Promise.resolve();
  readonly #db: Db;
  /** Searches of one moment ask together. */
  readonly #state: () => Promise<IndexState>;
  constructor(db: Db) {
    this.#db = db;
    this.#state = inGroups<void, IndexState>(() => indexState(db));
  }

  get synonyms(): SynonymGroups {
    return this.#synonyms;
  }

  async refresh(): Promise<void> {
    const { number, synonyms } = await this.#state();
    // Searches of one moment follow one another, and what arrives between two of them is heard.
    this.#turn = this.#turn.then(() => setImmediate());
    await this.#turn;
    this.#synonyms = synonyms;
    if (number <= this.#number) return;
    const turn = this.#reading.then(() => this.#read(number));
    this.#reading = turn.catch(() => undefined);
    await turn;
  }

  /** What a reader may see of it, and what of that was asked for. */
  async view(by: Narrowing): Promise<IndexView> {
    const own = by.reader.kind === 'provider' ? await productsOf(this.#db, by.reader.accounts) : new Set<string>();
    const who = JSON.stringify([by.reader, [...own].sort()]);
    const key = JSON.stringify([who, by]);
    const known = this.#views.get(key);
    if (known) return known;
    if (this.#views.size >= MOST_VIEWS) this.#forgetViews();
    const readable = this.#readable.get(who) ?? new Readable(this.#parts, readableIn(by.reader, own));
    this.#readable.set(who, readable);
    const view = new IndexView(this.#parts, readable, weightIn(by));
    this.#views.set(key, view);
    return view;
  }

  #forgetViews(): void {
    this.#views.clear();
    this.#readable.clear();
  }

  async #read(number: number): Promise<void> {
    if (number <= this.#number) return;
    const changed = this.#number < 0 ? null : await changedTexts(this.#db, this.#number, number);
    if (!changed || changed.length > MOST_CHANGES || this.#parts.holes > MOST_HOLES * this.#parts.size) await this.#readWhole();
    else {
      const parts = await partsOfTexts(this.#db, changed);
      for (const text of changed) this.#parts.remove(text);
      for (const part of parts) this.#parts.add(part);
      this.#number = number;
    }
    this.#forgetViews();
  }

  async #readWhole(): Promise<void> {
    // What changes meanwhile is read once more with the changes after this number.
    const { number } = await indexState(this.#db);
    const parts = new IndexedParts();
    for await (const batch of allParts(this.#db, BATCH)) for (const part of batch) parts.add(part);
    this.#parts = parts;
    this.#number = number;
  }
}

const indexOf = perBase((db) => new LiveIndex(db));

/** The index as the base has it now. `db` is the pool, not a transaction: the index holds what is committed. */
export async function liveIndex(db: Db): Promise<LiveIndex> {
  if (db.isTransaction) throw new Error('the search reads what is committed, outside of transactions');
  const index = indexOf(db);
  await index.refresh();
  return index;
}
