import { useText } from "../desk.ts";

/** 安心して使うために: what one can rely on before typing anything. */
export function Promises() {
  const t = useText();
  return (
    <section class="panel promises" aria-labelledby="promises-title">
      <h2 id="promises-title">{t.start.promise}</h2>
      <dl>
        {t.start.promises.map(([promise, how]) => (
          <div key={promise}>
            <dt>{promise}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
