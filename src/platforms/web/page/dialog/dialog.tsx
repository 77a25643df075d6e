import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Props = {
  readonly kind: "form-dialog" | "sheet-dialog" | "question-dialog";
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly role?: "alertdialog";
  /** Esc was pressed, or the browser asked to close. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A modal dialog: the browser keeps the focus inside, and gives it back where it was. */
export function Dialog({ kind, labelledBy, label, describedBy, role, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      class={kind}
      ref={dialog}
      {...(role && { role })}
      {...(labelledBy !== undefined && { "aria-labelledby": labelledBy })}
      {...(label !== undefined && { "aria-label": label })}
      {...(describedBy !== undefined && { "aria-describedby": describedBy })}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
        // A browser closes at the second Esc whatever `cancel` says.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
