// Invented people: family and given names that are common in Japan, put together from a fixed number.

const families = `佐藤 さとう,鈴木 すずき,高橋 たかはし,渡辺 わたなべ,小林 こばやし,五十嵐 いがらし,斎藤 さいとう,長谷川 はせがわ,阿部 あべ,山田 やまだ,
星野 ほしの,小池 こいけ,遠藤 えんどう,加藤 かとう,石田 いしだ,金子 かねこ,丸山 まるやま,中村 なかむら,大橋 おおはし,土田 つちだ,
吉田 よしだ,清水 しみず,樋口 ひぐち,小川 おがわ,坂井 さかい,関根 せきね,藤巻 ふじまき,近藤 こんどう,笠原 かさはら,神田 かんだ,
堀 ほり,若月 わかつき,高野 たかの,水野 みずの,村山 むらやま,桑原 くわばら,江口 えぐち,今井 いまい,松井 まつい,荒木 あらき`;

const givens = `翔太 しょうた,美咲 みさき,健一 けんいち,由美 ゆみ,大輔 だいすけ,香織 かおり,直人 なおと,恵子 けいこ,拓也 たくや,真由美 まゆみ,
和也 かずや,愛 あい,浩二 こうじ,彩 あや,誠 まこと,智子 ともこ,亮太 りょうた,久美子 くみこ,剛 つよし,綾乃 あやの,
隆 たかし,奈々 なな,修 おさむ,千尋 ちひろ,勇気 ゆうき,菜月 なつき,博之 ひろゆき,麻衣 まい,陽介 ようすけ,文子 ふみこ,
圭 けい,葵 あおい,哲也 てつや,理恵 りえ,悠斗 ゆうと,沙織 さおり,光 ひかる,弥生 やよい,学 まなぶ,楓 かえで`;

type Word = { readonly kanji: string; readonly kana: string };
const words = (list: string): readonly Word[] =>
  list.split(",").map((pair) => {
    const [kanji = "", kana = ""] = pair.trim().split(" ");
    return { kanji, kana };
  });

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function fixedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Invented names, each once. */
export function* inventedNames(random: () => number): Generator<{ readonly name: string; readonly kana: string }> {
  const [family, given] = [words(families), words(givens)];
  const pairs = family.flatMap((first) => given.map((second) => ({ first, second, order: random() })));
  for (const { first, second } of pairs.sort((a, b) => a.order - b.order)) {
    yield { name: `${first.kanji} ${second.kanji}`, kana: `${first.kana} ${second.kana}` };
  }
}
