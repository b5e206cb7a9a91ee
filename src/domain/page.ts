/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  /** Of the whole list. */
  readonly total: number;
}

/** How many items a page shows: about as many buttons as a phone does at once. */
export const pageSize = 8;

/** The page of that number, or the last one where the list has grown shorter; there is always one. */
export function pageAt(page: number, total: number, size = pageSize): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  return { page: Math.min(page, pages - 1), pages };
}

/** What an item of a page is counted as in the whole list: from 1, for people. */
export function numberOf({ page }: Pick<Page<unknown>, "page">, index: number, size = pageSize): number {
  return page * size + index + 1;
}

/** A page of a list that is there as a whole. */
export function pageOf<T>(list: readonly T[], wanted: number, size = pageSize): Page<T> {
  const { page, pages } = pageAt(wanted, list.length, size);
  return { items: list.slice(page * size, (page + 1) * size), page, pages, total: list.length };
}
