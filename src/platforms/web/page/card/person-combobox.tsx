import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Option } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { text } from "../text.ts";
import { useSuggestions } from "./use-suggestions.ts";

type Props = {
  readonly initial: string;
  readonly required: boolean;
  readonly suggest: (typed: string) => Promise<readonly Option[]>;
  readonly locale: Locale;
  readonly onValue: (value: string) => void;
};

/** A field that searches people while one types (the ARIA combobox pattern with a list). */
export function PersonCombobox({ initial, required, suggest, locale, onValue }: Props) {
  const t = text[locale].form;
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [at, setAt] = useState(-1);
  const { options, open, search, close } = useSuggestions(suggest);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = at >= 0 ? list.current?.children[at] : list.current;
    if (open) chosen?.scrollIntoView({ block: "nearest" });
  }, [open, at]);

  const choose = (option: Option | undefined) => {
    if (!option) return;
    setTyped(option.label);
    onValue(option.value);
    setAt(-1);
    close();
  };
  const onInput = (event: { readonly currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setTyped(value);
    onValue(value.trim());
    setAt(-1);
    search(value.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!open) return search(typed.trim());
      setAt((now) => next(now, move, options.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      choose(options[at]);
    } else if (event.key === "Escape" && open) {
      // Closes the list, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <>
      <input
        class="ac-input ac-textInput"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-required={required}
        placeholder={t.peopleHint}
        {...(open && at >= 0 && { "aria-activedescendant": `${id}-${at}` })}
        value={typed}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div
        id={`${id}-list`}
        ref={list}
        class="person-options"
        role="listbox"
        aria-label={text[locale].start.search}
        hidden={!open || options.length === 0}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.label}
          </div>
        ))}
      </div>
      <p class="for-screen-readers" role="status">
        {open && (options.length === 0 ? t.peopleNone : t.peopleFound(options.length))}
      </p>
      {open && options.length === 0 && <p class="person-none">{t.peopleNone}</p>}
    </>
  );
}

const next = (now: number, move: number, count: number) =>
  count === 0 ? -1 : ((now < 0 && move < 0 ? 0 : now) + move + count) % count;
