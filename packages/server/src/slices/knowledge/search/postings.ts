import { bytesOf, NOWHERE, type Posted, roomFor } from './posted.ts';

/** A block of a list: where the next one begins, then entries. Blocks of a list grow, so that rare terms are small and common ones fast. */
const [POINTER, SMALLEST, LARGEST] = [4, 8, 4096];
const roomAfter = (room: number): number => Math.min(2 * room, LARGEST);
/** A list of so many entries is worth keeping as it is read; of so many bytes in all. */
const [COMMON, MOST_KNOWN] = [64, 256 << 20];
/** Frequencies are kept in halves: the weights of fields are whole or half. */
const HALVES = 2;

/** A longer piece of a text holds the whole text in memory as long as it lives. */
const ownText = (term: string): string => (term.length < 13 ? term : Buffer.from(term).toString());

interface List {
  first: number;
  /** Where the next byte goes, and where its block ends. */
  at: number;
  end: number;
  room: number;
  lastPart: number;
  count: number;
  /** As it was read last, where that is kept, and whether it was asked for again. */
  posted: Posted | null;
  asked: boolean;
}

/**
 * Which terms stand in which parts: lists that only grow, in one array of bytes. An entry is the distance to the part before, and its
 * frequency where that is not one: two bytes for most.
 */
export class Postings {
  readonly #lists = new Map<string, List>();
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  /** Parts there are, those without terms after the last one apart. */
  #size = 0;
  /** Lists that are kept as they were read. */
  readonly #known = new Set<List>();
  #knownBytes = 0;
  #copied = new Uint8Array(1 << 12);

  get terms(): number {
    return this.#lists.size;
  }
  get bytes(): number {
    return this.#used;
  }

  /** Parts are added in rising order. */
  add(term: string, part: number, frequency: number): void {
    const list = this.#lists.get(term) ?? this.#begin(term);
    const halves = Math.min(255, Math.round(HALVES * frequency));
    this.#number(list, (part - list.lastPart) * 2 + (halves === HALVES ? 0 : 1));
    if (halves !== HALVES) this.#byte(list, halves);
    list.lastPart = part;
    list.count++;
    if (part >= this.#size) this.#size = part + 1;
  }

  read(term: string): Posted {
    const list = this.#lists.get(term);
    if (!list) return NOWHERE;
    if (list.posted?.parts.length === list.count) {
      list.asked = true;
      return list.posted;
    }
    const posted = this.#decoded(list);
    if (list.count >= COMMON) this.#keep(list, posted);
    return posted;
  }

  /** Lists that every other question reads are kept as they are read, as far as there is room: those go first that were not asked for again. */
  #keep(list: List, posted: Posted): void {
    if (list.posted) this.#knownBytes -= bytesOf(list.posted);
    list.posted = posted;
    this.#known.add(list);
    this.#knownBytes += bytesOf(posted);
    for (const oldest of this.#known) {
      if (this.#knownBytes <= MOST_KNOWN) return;
      this.#known.delete(oldest);
      if (oldest.asked) {
        oldest.asked = false;
        this.#known.add(oldest);
      } else {
        this.#knownBytes -= bytesOf(oldest.posted!);
        oldest.posted = null;
      }
    }
  }

  #decoded(list: List): Posted {
    const posted = roomFor(list.count, this.#size);
    const { parts, halves, everywhere: all } = posted;
    const bytes = this.#together(list);
    let [at, part] = [0, 0];
    for (let i = 0; i < list.count; i++) {
      let byte = bytes[at++]!;
      let told = byte & 127;
      for (let shift = 7; byte & 128; shift += 7) {
        byte = bytes[at++]!;
        told |= (byte & 127) << shift;
      }
      part += told >>> 1;
      const frequency = told & 1 ? bytes[at++]! : HALVES;
      parts[i] = part;
      halves[i] = frequency;
      if (all) all[part] = frequency;
    }
    return posted;
  }

  /** The entries of a list one after the other; they may go from one block into the next. */
  #together(list: List): Uint8Array {
    let [block, room, length] = [list.first, SMALLEST, 0];
    if (list.end - list.room - POINTER === block) return this.#bytes.subarray(block + POINTER, list.at);
    for (;;) {
      if (length + room > this.#copied.length) {
        const grown = new Uint8Array(2 * (length + room));
        grown.set(this.#copied);
        this.#copied = grown;
      }
      const last = block + POINTER + room === list.end;
      this.#copied.set(this.#bytes.subarray(block + POINTER, last ? list.at : block + POINTER + room), length);
      if (last) return this.#copied;
      length += room;
      block = this.#pointer(block);
      room = roomAfter(room);
    }
  }

  #begin(term: string): List {
    const first = this.#block(SMALLEST);
    const list = {
      first,
      at: first + POINTER,
      end: first + POINTER + SMALLEST,
      room: SMALLEST,
      lastPart: 0,
      count: 0,
      posted: null,
      asked: false,
    };
    this.#lists.set(ownText(term), list);
    return list;
  }
  #block(room: number): number {
    const from = this.#used;
    this.#used += POINTER + room;
    if (this.#used > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#used, Math.ceil(this.#bytes.length * 1.5)));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return from;
  }
  #byte(list: List, byte: number): void {
    if (list.at === list.end) {
      const room = roomAfter(list.room);
      const block = this.#block(room);
      this.#point(list.end - list.room - POINTER, block);
      Object.assign(list, { at: block + POINTER, end: block + POINTER + room, room });
    }
    this.#bytes[list.at++] = byte;
  }
  #number(list: List, number: number): void {
    let rest = number;
    for (; rest >= 128; rest >>>= 7) this.#byte(list, (rest & 127) | 128);
    this.#byte(list, rest);
  }
  #point(block: number, to: number): void {
    new DataView(this.#bytes.buffer).setUint32(block, to);
  }
  #pointer(block: number): number {
    return new DataView(this.#bytes.buffer).getUint32(block);
  }
}
