'use client';

import { Download, Eye, EyeOff, WrapText } from 'lucide-react';
import { useId, useRef, useState, type Ref } from 'react';

import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { CONTROL } from '#components/ui/input.tsx';

interface TokenValueFieldProps {
  secret: string;
  tokenName: string;
  isCopied: boolean;
  copyRef: Ref<HTMLButtonElement>;
  /** After a copy by button or by hand. */
  onCopied: () => void;
  onDownloaded: () => void;
}

const MASK = '•'.repeat(32);

/** The value itself: visible until it was copied, then masked. The masked field does not hold the value. */
export function TokenValueField({
  secret,
  tokenName,
  isCopied,
  copyRef,
  onCopied,
  onDownloaded,
}: TokenValueFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isMasked, setMasked] = useState(false);
  const [isWrapped, setWrapped] = useState(false);
  const [isRefused, setRefused] = useState(false);

  const copied = () => {
    setMasked(true);
    setRefused(false);
    onCopied();
  };
  const refused = () => {
    setMasked(false);
    setRefused(true);
    // The value has to be in the field before it can be selected.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
  };

  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        Token value
      </label>
      <div className="flex flex-wrap gap-2">
        <textarea
          ref={field}
          id={id}
          readOnly
          rows={1}
          wrap={isWrapped ? 'soft' : 'off'}
          value={isMasked ? MASK : secret}
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          aria-describedby={isRefused ? `${id}-refused` : undefined}
          className={cx(
            CONTROL,
            'min-h-8 flex-1 basis-56 resize-none overflow-x-auto py-[5px] font-mono !text-text [scrollbar-width:none] max-sm:min-h-11 max-sm:basis-full max-sm:py-[9px]',
            isWrapped ? 'field-sizing-content max-h-60 break-all' : 'h-8 overflow-y-hidden whitespace-pre max-sm:h-11',
          )}
          onFocus={(event) => event.currentTarget.select()}
          onClick={(event) => event.currentTarget.select()}
          onCopy={(event) => {
            const { selectionStart, selectionEnd, value } = event.currentTarget;
            if (!isMasked && value.slice(selectionStart, selectionEnd) === secret) onCopied();
          }}
        />
        <Button className="min-w-22 max-sm:flex-1" onClick={() => setMasked(!isMasked)}>
          <Icon of={isMasked ? Eye : EyeOff} />
          {isMasked ? 'Show' : 'Hide'}
        </Button>
        <CopyButton
          ref={copyRef}
          text={() => secret}
          label="Copy"
          announce="Token value copied"
          kind={isCopied ? 'plain' : 'primary'}
          className="min-w-26 max-sm:flex-1"
          onCopied={copied}
          onRefused={refused}
        />
      </div>
      {isRefused && (
        <p id={`${id}-refused`} role="alert" className="mt-1 text-caption text-danger-text">
          Copying was blocked. Press {isApple() ? '⌘C' : 'Ctrl+C'} to copy.
        </p>
      )}
      <div className="-ms-2 mt-1 flex flex-wrap">
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            download(`${fileName(tokenName)}.env`, `ASTRO_API_TOKEN=${secret}\n`);
            setMasked(true);
            onDownloaded();
          }}
        >
          <Icon of={Download} />
          Download .env
        </Button>
        <Button kind="quiet" size="small" onClick={() => setWrapped(!isWrapped)}>
          <Icon of={WrapText} />
          {isWrapped ? 'Show on one line' : 'Show all of it'}
        </Button>
      </div>
    </div>
  );
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A name every file system takes. */
function fileName(tokenName: string): string {
  const safe = tokenName.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
  return safe.slice(0, 80) || 'token';
}

/** Made in the browser: nothing is asked of the server. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
