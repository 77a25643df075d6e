import { useState } from "preact/hooks";
import type { Target } from "../../../../view/target.ts";
import type { Opened, Sheet } from "../../wire.ts";
import type { Question } from "../desk.ts";
import type { Server } from "../server.ts";
import { FormDialog } from "./form-dialog.tsx";
import { QuestionDialog } from "./question-dialog.tsx";
import { SheetDialog } from "./sheet-dialog.tsx";

type Open = { readonly id: string } & (
  | { readonly opened: Opened; readonly onSheet: (sheet: Sheet) => void }
  | { readonly question: Question; readonly onAnswer: (yes: boolean) => void }
);

let opened = 0;

/**
 * The dialogs that lie over the page, the last on top. closed: grows with each one that is closed, since what was done in
 * it may have changed what it lay over; a question changes nothing by itself.
 */
export function useDialogs(server: Server) {
  const [stack, setStack] = useState<readonly Open[]>([]);
  const [closed, setClosed] = useState(0);
  const drop = (id: string) => setStack((now) => now.filter((each) => each.id !== id));
  const close = (id: string) => {
    drop(id);
    setClosed((times) => times + 1);
  };
  const nextId = () => `dialog-${++opened}`;

  const open = async (target: Target, onSheet: (sheet: Sheet) => void) => {
    const answer = await server.post<Opened>("open", { target });
    setStack((now) => [...now, { id: nextId(), opened: answer, onSheet }]);
  };
  const read = (sheet: Sheet) => setStack((now) => [...now, { id: nextId(), opened: sheet, onSheet: () => {} }]);
  const confirm = (question: Question) =>
    new Promise<boolean>((resolve) => {
      const id = nextId();
      const onAnswer = (yes: boolean) => {
        drop(id);
        resolve(yes);
      };
      setStack((now) => [...now, { id, question, onAnswer }]);
    });

  const dialogs = stack.map((each) => {
    const { id } = each;
    if ("question" in each) return <QuestionDialog key={id} question={each.question} onAnswer={each.onAnswer} />;
    if (each.opened.type === "sheet")
      return <SheetDialog key={id} id={id} sheet={each.opened} onClose={() => close(id)} />;
    const onDone = (sheet: Sheet) => {
      close(id);
      each.onSheet(sheet);
    };
    return <FormDialog key={id} form={each.opened} onClose={() => close(id)} onDone={onDone} />;
  });
  return { open, read, confirm, close: () => setStack([]), closed, dialogs };
}
