import { CopyButton } from '#components/ui/copy-button.tsx';
import { LANGUAGES, parseFence, type Fence } from '#lib/docs/fence.ts';

const PROGRAMS: Record<string, string> = { astro: 'the Astro CLI', gh: 'the GitHub CLI', terraform: 'Terraform' };

/** What the block is and what it needs, in a line above it. */
function captionOf({ language, file, needs, isYours, keepsRunning, isOutput }: Fence): string {
  if (isOutput) return 'Output';
  const notes = [
    file ?? LANGUAGES[language],
    needs && PROGRAMS[needs] && `needs ${PROGRAMS[needs]}`,
    isYours && 'put in your own values',
    keepsRunning && 'keeps running',
  ];
  return notes.filter(Boolean).join(' · ');
}

/** A block of code with its caption and a button that copies it. Long lines wrap, so that nothing scrolls sideways. */
export function CodeBlock({ info, text }: { info: string; text: string }) {
  const fence = parseFence(info);
  const caption = captionOf(fence);
  return (
    <figure className="my-4 min-w-0 rounded-card border border-line">
      <figcaption className="flex min-h-9 items-center gap-2 border-b border-line ps-4 pe-1 text-caption text-muted">
        <span className="min-w-0 flex-1 wrap-anywhere">{caption}</span>
        {!fence.isOutput && (
          <CopyButton size="small" iconOnly label={`Copy ${caption}`} announce="Code copied" text={text} />
        )}
      </figcaption>
      <pre className="rounded-b-card bg-subtle px-4 py-3 font-mono text-[13px] leading-5 wrap-anywhere whitespace-pre-wrap">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
