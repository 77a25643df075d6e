import { useEffect, useRef } from "preact/hooks";
import { useDesk, useText } from "../desk.ts";
import type { Talking } from "./use-record.ts";

/** Where one writes. Enter sends, but never the Enter that picks a conversion of a Japanese input method. */
export function Composer({ talking }: { readonly talking: Talking }) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, write } = talking;
  useEffect(() => fitHeight(field.current), [draft]);

  const send = () => {
    if (draft.trim() === "") return field.current?.focus();
    talking.say(draft.trim());
    write("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-row">
        <label class="for-screen-readers" for="composer-field">
          {t.talking.label}
        </label>
        <textarea
          id="composer-field"
          ref={field}
          rows={1}
          placeholder={t.talking.placeholder}
          aria-describedby="composer-note composer-keys"
          value={draft}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="main-button">
          {t.talking.send}
        </button>
      </div>
      <ComposerNote talking={talking} />
    </form>
  );
}

/** Some browsers say that they compose, others send the key code 229. */
const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

function fitHeight(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** Who can read what is typed, and the way to clear the record. */
function ComposerNote({ talking }: { readonly talking: Talking }) {
  const t = useText();
  const { me, confirm } = useDesk();
  const forget = async () => {
    const { forgetTitle, forgetText, forgetYes, forgetNo } = t.talking;
    const sure = await confirm({ title: forgetTitle, text: forgetText, yes: forgetYes, no: forgetNo });
    if (sure) {
      talking.forget();
      document.getElementById("composer-field")?.focus();
    }
  };
  const readers = me.readers.filter(({ may }) => may).map(({ text }) => text);
  return (
    <div class="composer-notes">
      <p>
        <span id="composer-note">
          {readers.length === 1 ? t.talking.onlyYou : t.talking.readableBy(readers.join(t.between))}
        </span>
        <span id="composer-keys" class="composer-keys">
          {t.talking.keys}
        </span>
      </p>
      {talking.turns.length > 0 && (
        <button type="button" class="as-link" title={t.talking.forgetNote} onClick={forget}>
          {t.talking.forget}
        </button>
      )}
    </div>
  );
}
