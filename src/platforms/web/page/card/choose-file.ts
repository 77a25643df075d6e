/** Lets the reader choose a CSV file; undefined where they chose none. */
export function chooseFile(): Promise<Blob | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,text/csv";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0]));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}
