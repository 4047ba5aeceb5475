import '../../assets/theme/search.css';
import { searchNames, type SearchIndex } from '../contract/search.ts';
import { openSearchDialog } from './search-dialog.ts';
import { createSearch } from './search-engine.ts';
import type { OpenSearch } from './search-opener.ts';

let search: ReturnType<typeof createSearch> | undefined;

const open: OpenSearch = (place) => {
  const index = Reflect.get(globalThis, searchNames.index) as SearchIndex | undefined;
  search ??= createSearch(index ?? { decks: [] });
  openSearchDialog(search, place, (index?.decks.length ?? 0) > 1);
};
Reflect.set(globalThis, searchNames.open, open);
