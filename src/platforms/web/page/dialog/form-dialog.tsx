import { useEffect, useId, useRef } from "preact/hooks";
import type { FormSheet, Sheet } from "../../wire.ts";
import { CardView } from "../card/card-view.tsx";
import { useDesk, useText } from "../desk.ts";
import { useDelayed } from "../use-delayed.ts";
import { Dialog } from "./dialog.tsx";
import { tieHints } from "./hints.ts";
import { countLetters } from "./letter-count.ts";
import { showErrors } from "./show-errors.ts";
import { Steps } from "./steps.tsx";
import { useForm } from "./use-form.ts";

type Props = { readonly form: FormSheet; readonly onClose: () => void; readonly onDone: (sheet: Sheet) => void };

/** A form to fill in. Nothing typed is lost: not by an error, not by a slip of the Esc key. */
export function FormDialog({ form: first, onClose, onDone }: Props) {
  const t = useText();
  const id = useId();
  const { confirm } = useDesk();
  const { form, problem, busy, unsaved, send, suggest, onDrawn } = useForm(first, onDone);
  const body = useRef<HTMLDivElement>(null);
  useWarningBeforeUnload(unsaved);

  const close = async () => {
    const { discardTitle, discardText, discardYes, discardNo } = t.form;
    const question = { title: discardTitle, text: discardText, yes: discardYes, no: discardNo };
    if (!unsaved() || (await confirm(question))) onClose();
  };
  return (
    <Dialog kind="form-dialog" labelledBy={`${id}-title`} onClose={close}>
      <header class="form-head">
        <h2 id={`${id}-title`} tabIndex={-1} data-first-focus>
          {form.title}
        </h2>
        <button type="button" class="tool" onClick={close}>
          {t.close}
        </button>
      </header>
      {form.page && <Steps page={form.page} />}
      <div class="form-body" ref={body} aria-busy={busy}>
        <FormIntro id={`${id}-page`} form={form} />
        <CardView
          card={form.card}
          lang={form.lang}
          headingLevel={3}
          suggest={suggest}
          onAction={(data, drawn) => {
            if (data.does === "submits") void send(data, drawn);
          }}
          onDrawn={(drawn) => {
            tieHints(drawn);
            countLetters(drawn, form.limits ?? {});
            onDrawn(drawn);
            body.current?.scrollTo(0, 0);
            if (Object.keys(form.errors).length > 0) showErrors(drawn, form.errors, t.form.check);
            else if (form !== first) document.getElementById(`${id}-page`)?.focus();
          }}
        />
      </div>
      {(busy || problem !== undefined) && (
        <div class="form-state">
          {problem !== undefined ? (
            <p class="problem" role="alert">
              {problem}
            </p>
          ) : (
            <Sending />
          )}
        </div>
      )}
    </Dialog>
  );
}

/** Which page this is, and who will read it, before the first field. */
function FormIntro({ id, form: { page, readers } }: { readonly id: string; readonly form: FormSheet }) {
  const t = useText();
  const title = page?.titles[page.at - 1];
  return (
    <div class="form-intro" id={id} tabIndex={-1}>
      {page && title !== undefined && (
        <h3>
          <span class="form-page">{t.form.page(page.at, page.titles.length)}</span>
          {title}
        </h3>
      )}
      {readers.length > 0 && (
        <dl class="form-readers">
          <dt>{t.form.readers}</dt>
          <dd>{readers.join(t.between)}</dd>
        </dl>
      )}
    </div>
  );
}

const CALM_MS = 300;

function Sending() {
  const t = useText();
  const late = useDelayed(CALM_MS);
  return <p role="status">{late && t.form.sending}</p>;
}

/** The tab is not closed over unsaved entries without a word. */
function useWarningBeforeUnload(unsaved: () => boolean): void {
  const latest = useRef(unsaved);
  latest.current = unsaved;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
}
