interface Paged {
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  fetchNextPage(): unknown;
}

/** What a table asks of a list that is read page by page: whether more comes, and to have it. */
export const morePages = (list: Paged): { more: 'loading' | boolean; onEndReached: () => void } => ({
  more: list.isFetchingNextPage ? 'loading' : list.hasNextPage,
  onEndReached: () => void list.fetchNextPage(),
});
