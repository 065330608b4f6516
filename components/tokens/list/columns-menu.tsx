'use client';

import { ChevronDown, Columns3, RotateCcw } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '#components/ui/menu.tsx';

import { useTokenPlace } from '../token-place.tsx';
import { choosableColumns, defaultColumns, type ChoosableColumn } from './column-choice.ts';

interface ColumnsMenuProps {
  visible: ChoosableColumn[];
  onChange: (visible: ChoosableColumn[]) => void;
}

/** Which columns to see; the choice is kept for this browser. */
export function ColumnsMenu({ visible, onChange }: ColumnsMenuProps) {
  const { scope } = useTokenPlace();
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
      {choosableColumns(scope).map(({ id, label }) => (
        <MenuCheckItem
          key={id}
          checked={visible.includes(id)}
          onChange={(isShown) => onChange(isShown ? [...visible, id] : visible.filter((other) => other !== id))}
        >
          {label}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={RotateCcw} onSelect={() => onChange(defaultColumns(scope))}>
        Reset columns
      </MenuItem>
    </Menu>
  );
}
