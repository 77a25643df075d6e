import { hiragana } from "./normalise.ts";

// Both tests read a message of any length once, from start to end: no pattern here goes back over what it has read.

/** Words of someone who may be in danger, in hiragana where they are kana. */
const crisis = new RegExp(
  [
    "[死氏]にた(?:い|く|か[っつ])|死のう(?:と|か|$)|死[のん](?:で|だ)(?:しまいた|しまお|やる|楽)|死んだ(?:ほう|方|ら(?:楽|らく))",
    "死ぬ(?:しかな|つもり|のうと|方法|ことばかり|ことを考)|死ねたら|死なせて|もう死ぬ|殺してほし|殺してくれ",
    // みなおしにたいして is no crisis.
    "しにたい(?!す|し[てた]|しま|おう|さく|せい|いく|けい)|しにたく|しのうと(?:思|おも)|しんでしまいた|しんだほうが|たひ(?:にた|りた)い",
    "[消き]えたい(?![つくと])|[消き]えてしまいた|[消き]えてなくなりた|消え去りた|[居い]なくなりたい|いなくなってしまいた|この世から",
    "生きてい?たくな|生きて(?:い[けくら]|ら)(?:れ)?な|生きていけそうにな|生きる(?:の|こと)[がにも](?:もう)?(?:つら|辛|しんど|苦し|くるし|いや|嫌|疲)|生きる(?:気力|意味|価値|希望)(?:が|も)?(?:な|無|持て)|生きて(?:い)?(?:る|て|ても)(?:のが|も|意味|価値|いて)?(?:つら|辛|しんど|意味|価値|仕方|しかた|しょうが)",
    "いきていけな|いきていたくな|命を絶|命を断|いのちを絶|いのちをた[っつ]|首を?[吊つ][っりるろ]|くびを?[吊つ][っりるろ]|首を?くく|りすとかっと|りすか(?:し|を|が|す)|手首を切|自傷|飛び降り(?:た|よう|て死|るしか)|おばどず|遺書",
    // Someone's own intent counts whatever stands beside it; else 自殺を防ぐ, 自殺対策, 自殺者数 are matters of policy.
    "[自じ](?:殺|さつ)(?:を?し(?:た[いく]|よう|そう|かね)|未遂(?!者)|願望|念慮|する(?:しか|つもり|方法)|の(?:方法|仕方|やり方)|を?(?:考え|図[っろ]|ほのめ|決意))|自死(?:したい|しよう|を考え)",
    "自殺(?!者|率|.{0,8}(?:防|予防|対策|総合|減ら|減少|なくす|無くす|ぜろ|取組|取り組|件数|人数|統計|計画|研修))",
    "(?:want|wanna|going|wish|ready|rather|like) ?(?:to )?die\\b|\\bkill(?:ing)? my ?self|suicidal|\\bsuicide(?! (?:prevention|rate|statistic|awareness|countermeasure))|(?:end|ending|take|taking) my (?:own )?life|end it all|hang myself|cut(?:ting)? myself|(?:hurt|harm)(?:ing)? myself|self[- ]?harm|(?:don'?t|do not) (?:want|wanna)(?: to)? (?:live|be alive|exist|wake up)|better off dead|can'?t go on living|no reason to live|want to disappear",
  ].join("|"),
  "u",
);
/** The same without any spaces, for letters that are typed apart; "want to diet" and "upskill myself" are not meant. */
const crisisApart = /wanttodie(?!t|v[ei]|sel|ag|am)|wannadie(?!t)|(?<!s)killmyself/u;

const smallVowels: Readonly<Record<string, string>> = { ぁ: "あ", ぃ: "い", ぅ: "う", ぇ: "え", ぉ: "お" };

const isAscii = (letter: string | undefined): boolean => letter === undefined || /[\x20-\x7e]/u.test(letter);

/** 死 に た ー い, シニタイ, 死・に・た・い: letters only, in hiragana; what stands between words in Latin letters stays. */
function lettersOnly(normal: string): string {
  const kana = hiragana(normal);
  return kana
    .replace(/[^\p{L}\p{N}]+/gu, (between, at: number) =>
      isAscii(kana[at - 1]) && isAscii(kana[at + between.length]) ? between : "",
    )
    .replace(/ー/gu, "")
    .replace(/[ぁぃぅぇぉ]/gu, (letter) => smallVowels[letter] ?? letter);
}

/**
 * Whether a normalised message holds words of crisis: someone who writes them needs people, not a policy.
 * A question about preventing suicide is a question.
 */
export function speaksOfCrisis(normal: string): boolean {
  if (crisis.test(lettersOnly(normal))) return true;
  return crisisApart.test(normal.replace(/[^a-z]+/gu, ""));
}

const trouble = new RegExp(
  [
    "ハラスメント|はらすめんと|(?:パワ|ぱわ|セク|せく|マタ|また|パタ|モラ|もら|カス|かす|アカ|アル|ケア|ソジ)(?:ハラ|はら(?![いうえっ]))|いじめ|イジメ|虐め|苛め|いやがらせ|嫌がらせ",
    "殴[らりっる]|叩かれ|蹴ら|嫌味|いやみを|(?:上司|課長|係長|部長|先輩|同僚)(?:が|は)(?:とても|すごく)?(?:怖|こわ)|助けて(?:$|くださ|ほし|[。!、])|もう(?:無理|むり|だめ|駄目)(?:$|です|だ|[。!、])|悩みを(?:聞|き)いて|暴言|暴力|怒鳴|どなら|罵|恫喝|脅さ|脅迫|侮辱|人格(?:を)?否定|悪口|陰口|仲間(?:外|はず)れ|無視さ|つきまと|ストーカー|土下座|差別され",
    "ストレス|すとれす|メンタル|めんたる|心の(?:健康|病|不調|ケア|負担|相談)|精神(?:的|科|疾患|不調)|心療内科|カウンセリング|カウンセラー|適応障害|パニック障害|自律神経|燃え尽き|バーンアウト",
    "(?<![ぁ-ん])うつ(?:病|状態|っぽ|って|気味|[でのはかが?、。]|に(?:な|かか)|$)|鬱|ウツ",
    "眠れな|ねむれな|寝られな|寝れな|不眠|(?<!甘い?、?)(?:辛|つら)(?:い|く|かっ|すぎ|さ)|ツラ[イくい]|しんど[いくす]|苦し[いくか]|くるしい|しにそう|死にそう|死ぬほど|過労|病ん[でだ]|病みそう|疲れ(?:た|て|切|き|果|ま)|つかれた|疲弊|追い詰め|追いつめ|もう限界|限界です|限界だ|心が折れ|泣きた|涙が|仕事に行けな|職場に行けな|行きたくな|辞めたい|やめたい(?![とこ])",
    "休職|復職|自殺|自死|自傷",
    "harass|bull(?:y|ies|ied)|abus(?:e|ive)|stress|mental|depress|burn(?:ed|t|ing)?[ -]?out|anxiety|insomnia|can'?t sleep|cannot sleep|overwhelmed|exhausted|sick leave for months|suicid",
  ].join("|"),
  "u",
);

/** Whether a normalised question is about harassment or about stress: it is answered, and people to talk to are shown. */
export const speaksOfTrouble = (normal: string): boolean => trouble.test(normal);
