'use client';

import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useWorkspaceForm } from '#components/workspaces/use-workspace-form.ts';
import { WorkspaceFields } from '#components/workspaces/workspace-fields.tsx';
import type { WorkspaceDetails } from '#lib/workspaces/types.ts';

/** The form in the page. Where it may not be used it says why and shows its values. */
export function WorkspaceForm({ workspace }: { workspace: WorkspaceDetails }) {
  const form = useWorkspaceForm(workspace);
  const { attach, problem, pending } = form;
  const { update: can } = workspace.can;
  return (
    <>
      <form
        noValidate
        ref={attach}
        onSubmit={(event) => {
          event.preventDefault();
          if (can === true) void form.submit();
        }}
      >
        <div className="grid gap-4 p-4">
          {can !== true && <Notice tone="neutral">{can}</Notice>}
          {problem && (
            <Notice
              tone="danger"
              alert
              action={
                problem.isClash ? (
                  <>
                    <Button size="small" onClick={() => void form.loadLatest()}>
                      Load the latest
                    </Button>
                    <Button size="small" onClick={form.keepEditing}>
                      Keep editing
                    </Button>
                  </>
                ) : null
              }
            >
              {problem.text}
            </Notice>
          )}
          <WorkspaceFields
            value={form.value}
            errors={form.errors}
            onChange={form.change}
            readOnly={pending || can !== true}
          />
        </div>
        {can === true && (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 max-sm:*:flex-1">
            {form.isDirty && (
              <Button inactive={pending} onClick={form.discard}>
                Discard changes
              </Button>
            )}
            <SubmitButton label="Update Workspace" pendingLabel="Updating…" pending={pending} />
          </div>
        )}
      </form>
      <Dialog open={form.gate !== null} onDismiss={() => form.leaveGate?.()}>
        {form.gate}
      </Dialog>
    </>
  );
}
