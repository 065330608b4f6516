'use client';

import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import { Dialog, DialogBody, DialogFoot, DialogHead } from './dialog.tsx';

interface AlertDialogProps {
  open: boolean;
  title: string;
  /** What will happen, and anything that must be filled in first. */
  children: ReactNode;
  confirmLabel: string;
  /** Filled in danger tone; without it the ordinary filled button. */
  danger?: boolean;
  /** Looks and acts disabled, yet stays focusable. */
  confirmInactive?: boolean;
  /** While true nothing closes and nothing can be pressed twice. */
  pending?: boolean;
  pendingLabel?: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Something in `children` carries `data-autofocus`; otherwise focus starts on `Cancel`. */
  focusInside?: boolean;
  finalFocus?: () => HTMLElement | null;
}

/** A question that needs an answer (480 px, role `alertdialog`). */
export function AlertDialog(props: AlertDialogProps) {
  const { open, title, children, confirmLabel, pending = false, onConfirm, onCancel } = props;
  const leave = () => {
    if (!pending) onCancel();
  };
  return (
    <Dialog
      open={open}
      role="alertdialog"
      size="small"
      onDismiss={leave}
      {...(props.finalFocus ? { finalFocus: props.finalFocus } : {})}
    >
      <DialogHead title={title} />
      <DialogBody>{children}</DialogBody>
      <DialogFoot>
        <Button data-autofocus={props.focusInside ? undefined : true} inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <Button
          kind={props.danger ? 'danger' : 'primary'}
          inactive={pending || (props.confirmInactive ?? false)}
          onClick={onConfirm}
        >
          {pending ? (props.pendingLabel ?? confirmLabel) : confirmLabel}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
