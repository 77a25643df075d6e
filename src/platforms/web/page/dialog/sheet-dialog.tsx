import { useState } from "preact/hooks";
import type { Sheet } from "../../wire.ts";
import { SheetView } from "../card/sheet-view.tsx";
import { useText } from "../desk.ts";
import { Dialog } from "./dialog.tsx";

type Props = { readonly id: string; readonly sheet: Sheet; readonly onClose: () => void };

/** Something to read, such as a whole section. */
export function SheetDialog({ id, sheet, onClose }: Props) {
  const t = useText();
  const [shown, setShown] = useState(sheet);
  return (
    <Dialog kind="sheet-dialog" label={shown.name} onClose={onClose}>
      {/* The focus starts on the text, which the arrow keys then scroll. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section class="sheet-dialog-body" aria-label={shown.name} tabIndex={0} data-first-focus>
        <SheetView id={`${id}-sheet`} sheet={shown} onReplace={setShown} onResult={setShown} />
      </section>
      <footer class="sheet-dialog-foot">
        <button type="button" class="side-button" onClick={onClose}>
          {t.close}
        </button>
      </footer>
    </Dialog>
  );
}
