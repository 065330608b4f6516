'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';

interface SnippetsProps {
  secret: string;
  organizationId: string;
  /** The Shell line was copied, the only one that carries the value. */
  onCopied: () => void;
}

const PLACEHOLDER = '<your-token>';

/** Where the value goes next. Only the copied Shell line holds it; what is shown never does. */
export function Snippets({ secret, organizationId, onCopied }: SnippetsProps) {
  const shell = `export ASTRO_API_TOKEN=${PLACEHOLDER}`;
  const snippets = [
    { label: 'Shell', text: shell },
    {
      label: 'curl',
      text: `curl -H "Authorization: Bearer $ASTRO_API_TOKEN" ${window.location.origin}/v1/organizations`,
    },
    {
      label: 'GitHub Actions',
      text: 'gh secret set ASTRO_API_TOKEN\n\nenv:\n  ASTRO_API_TOKEN: ${{ secrets.ASTRO_API_TOKEN }}',
    },
    {
      label: 'Terraform',
      // Without a host the provider would send the token to its vendor.
      text: `# Reads ASTRO_API_TOKEN from the environment. About host: ${window.location.origin}/docs/use-with-terraform\nprovider "astro" {\n  host            = "https://api-astronomer-io"\n  organization_id = "${organizationId}"\n}`,
    },
  ];
  return (
    <div className="min-w-0">
      <Tabs
        label="Where to use it"
        items={snippets.map(({ label, text }) => ({
          value: label,
          label,
          content: (
            <div className="flex items-start gap-2 py-2 ps-3 pe-2">
              <pre className="min-w-0 flex-1 py-1 font-mono text-caption leading-5 wrap-anywhere whitespace-pre-wrap">
                {text}
              </pre>
              <CopyButton
                size="small"
                iconOnly
                label={`Copy ${label} snippet`}
                announce={`${label} snippet copied`}
                text={() => (label === 'Shell' ? text.replace(PLACEHOLDER, secret) : text)}
                {...(label === 'Shell' ? { onCopied } : {})}
              />
            </div>
          ),
        }))}
      />
      <p className="mt-2 text-caption text-muted">Keep it in a secret store, not in a file you commit.</p>
      <p className="mt-1 text-caption text-muted max-sm:-mb-3 max-sm:-mt-2.5">
        <a href="/docs" target="_blank" className="inline-block text-accent-text underline max-sm:py-3.5">
          Guides for the command line, CI and Terraform
        </a>
      </p>
    </div>
  );
}
