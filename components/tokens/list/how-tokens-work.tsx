'use client';

import Link from 'next/link';
import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogHead } from '#components/ui/dialog.tsx';

const POINTS = [
  {
    title: 'A token acts like a person',
    text: 'It holds an Organization Role and can do what that role allows, over the API and with the command line.',
  },
  {
    title: 'Its value is shown once',
    text: 'Copy it when you create or rotate the token. Only a digest is stored, so nobody can look it up later.',
  },
  {
    title: 'It ends when you say so',
    text: 'Give it an expiration, pause it, rotate its value or delete it. Requests are refused at once.',
  },
  {
    title: 'You see who uses it',
    text: 'Each token lists its calls and the addresses and programs they came from.',
  },
];

/** The idea in four sentences, for the first visit. */
export function HowTokensWork() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button kind="quiet" className="!text-accent-text" onClick={() => setIsOpen(true)}>
        How tokens work
      </Button>
      <Dialog open={isOpen} size="small" onDismiss={close}>
        <DialogHead title="How tokens work" onClose={close} />
        <DialogBody>
          <dl className="grid gap-4">
            {POINTS.map(({ title, text }) => (
              <div key={title}>
                <dt className="font-semibold">{title}</dt>
                <dd className="text-muted">{text}</dd>
              </div>
            ))}
          </dl>
          <p>
            <Link href="/docs" className="inline-block text-accent-text underline max-sm:py-3">
              Guides for the command line, CI and Terraform
            </Link>
          </p>
        </DialogBody>
      </Dialog>
    </>
  );
}
