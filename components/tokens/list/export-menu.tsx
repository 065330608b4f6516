'use client';

import { ChevronDown, FileJson, FileSpreadsheet } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuGroup, MenuLink } from '#components/ui/menu.tsx';
import { plural } from '#lib/format.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { useTokenPlace } from '../token-place.tsx';
import { tokenListSearch } from './token-search-params.ts';

/** Address of the file with everything that matches, whatever page is shown. */
export function exportHref(list: string, query: TokenQuery, format: 'csv' | 'json'): string {
  const search = new URLSearchParams(tokenListSearch({ ...query, page: 1, perPage: 50 }));
  search.set('format', format);
  return `${list}/export?${search}`;
}

export function ExportMenu({ query, total }: { query: TokenQuery; total: number }) {
  const { listHref } = useTokenPlace();
  const link = (format: 'csv' | 'json') => (
    <a href={exportHref(listHref, query, format)} download>
      {format}
    </a>
  );
  return (
    <Menu
      align="end"
      trigger={
        <Button className="max-sm:hidden">
          Export
          <Icon of={ChevronDown} size="small" />
        </Button>
      }
    >
      <MenuGroup label={`${plural(total, 'token')}, without their values`}>
        <MenuLink icon={FileSpreadsheet} render={link('csv')}>
          CSV
        </MenuLink>
        <MenuLink icon={FileJson} render={link('json')}>
          JSON
        </MenuLink>
      </MenuGroup>
    </Menu>
  );
}
