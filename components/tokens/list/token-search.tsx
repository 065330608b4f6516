'use client';

import { SearchField } from '#components/data-table/search-field.tsx';
import { findTokenValue } from '#lib/tokens/find-token-value.ts';

interface TokenSearchProps {
  text: string;
  onSearch: (text: string) => void;
  /** A token value was pasted. It must go nowhere but into this call. */
  onTokenValue: (value: string) => void;
}

/** Search over name, description, id and short form. A pasted token value never becomes the search text. */
export function TokenSearch({ text, onSearch, onTokenValue }: TokenSearchProps) {
  return (
    <SearchField
      label="Search tokens"
      placeholder="Search name, description or ID"
      text={text}
      onChange={(next) => {
        const value = findTokenValue(next);
        if (value) onTokenValue(value);
        else onSearch(next);
      }}
    />
  );
}
