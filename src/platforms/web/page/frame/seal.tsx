/** 認印: the family name as a name seal. */
export const Seal = ({ name }: { readonly name: string }) => {
  const letters = [...familyName(name)].slice(0, 3);
  return (
    <span class={`seal seal-of-${letters.length}`} aria-hidden="true" lang="ja">
      {letters.join("")}
    </span>
  );
};

const familyName = (name: string) => name.split(/[\s　]/)[0] ?? name;
