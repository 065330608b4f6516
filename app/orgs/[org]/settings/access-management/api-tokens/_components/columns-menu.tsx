'use client';

import { ChevronDown, Columns3, RotateCcw } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '#components/ui/menu.tsx';

import { CHOOSABLE_COLUMNS, DEFAULT_COLUMNS, type ChoosableColumn } from './column-choice.ts';

interface ColumnsMenuProps {
  visible: ChoosableColumn[];
  onChange: (visible: ChoosableColumn[]) => void;
}

/** Which columns to see; the choice is kept for this browser. */
export function ColumnsMenu({ visible, onChange }: ColumnsMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="quiet">
          <Icon of={Columns3} />
          Columns
          <Icon of={ChevronDown} size="small" />
        </Button>
      }
    >
      {CHOOSABLE_COLUMNS.map(({ id, label }) => (
        <MenuCheckItem
          key={id}
          checked={visible.includes(id)}
          onChange={(isShown) => onChange(isShown ? [...visible, id] : visible.filter((other) => other !== id))}
        >
          {label}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={RotateCcw} onSelect={() => onChange(DEFAULT_COLUMNS)}>
        Reset columns
      </MenuItem>
    </Menu>
  );
}
