'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Time } from '#components/ui/time.tsx';
import { formatNumber } from '#lib/format.ts';
import type { ClientFacts, TokenDetails, TokenUsage } from '#lib/tokens/types.ts';

import { Card } from '#components/ui/card.tsx';

/** `Clients`: from where the token was used, and with which value while two are accepted. */
export function ClientsTable({ token, usage }: { token: TokenDetails; usage: TokenUsage }) {
  const addresses = [...new Set(usage.clients.map((client) => client.address))];
  return (
    <Card
      title="Clients"
      className="mb-6"
      aside={
        <CopyButton
          label="Copy addresses"
          size="small"
          text={addresses.join('\n')}
          announce={`${addresses.length} addresses copied`}
        />
      }
    >
      <table {...ROLE.table} className="w-full tabular-nums max-sm:block">
        <caption className="sr-only">Clients</caption>
        <thead className="max-sm:sr-only">
          <tr {...ROLE.row} className="h-9 bg-subtle text-start text-caption text-muted">
            {HEADS.map((head) => (
              <th
                key={head}
                {...ROLE.columnheader}
                scope="col"
                className={cx('border-b border-line px-4 font-medium', head === 'Calls' ? 'text-end' : 'text-start')}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.rowgroup} className="max-sm:block">
          {usage.clients.map((client) => (
            <Row
              key={`${client.address} ${client.userAgent} ${client.shortToken}`}
              client={client}
              isRotating={token.status === 'ROTATING'}
            />
          ))}
        </tbody>
      </table>
      {usage.clientValueCount > usage.clients.length && (
        <p className="border-t border-line px-4 py-2 text-caption text-muted">
          The busiest {formatNumber(usage.clients.length)} of {formatNumber(usage.clientValueCount)} rows: a client has
          one for each value it used.
        </p>
      )}
    </Card>
  );
}

/** Spelled out, because the card layout of phones changes `display`, which drops the roles tables have by nature. */
const ROLE = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

const HEADS = ['Address', 'Client', 'First seen', 'Last seen', 'Calls', 'Value'];

/** A table row; on phones a card of two columns. */
function Row({ client, isRotating }: { client: ClientFacts; isRotating: boolean }) {
  const word = client.isOldValue ? 'Old' : isRotating ? 'New' : 'Current';
  return (
    <tr
      {...ROLE.row}
      className={cx(
        'not-last:*:border-b *:border-line *:px-4 sm:h-12',
        'max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:border-line max-sm:p-4 max-sm:not-last:border-b max-sm:*:!border-0 max-sm:*:!p-0',
      )}
    >
      <td {...ROLE.cell} className="font-mono text-caption wrap-anywhere">
        {client.address}
      </td>
      <td {...ROLE.cell} className="wrap-anywhere max-sm:col-span-2 max-sm:row-start-2">
        {client.userAgent || <span className="text-muted">Unknown client</span>}
      </td>
      <td {...ROLE.cell} className="whitespace-nowrap max-sm:text-caption max-sm:text-muted">
        <Phone>First seen </Phone>
        <Time value={client.firstSeenAt} mode="date" />
      </td>
      <td {...ROLE.cell} className="whitespace-nowrap max-sm:text-caption max-sm:text-muted">
        <Phone>Last seen </Phone>
        <Time value={client.lastSeenAt} />
      </td>
      <td {...ROLE.cell} className="text-end max-sm:col-start-2 max-sm:row-start-1">
        {formatNumber(client.calls + client.refused)}
        <Phone> calls</Phone>
        {client.refused > 0 && (
          <span className="block text-caption text-danger-text">{formatNumber(client.refused)} refused</span>
        )}
      </td>
      <td {...ROLE.cell} className="whitespace-nowrap max-sm:col-span-2">
        {word} <span className="font-mono text-caption text-muted">…{client.shortToken}</span>
      </td>
    </tr>
  );
}

const Phone = ({ children }: { children: string }) => <span className="sm:hidden">{children}</span>;
