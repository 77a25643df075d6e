/** What somebody says who asks nothing. */
export type Greeting = "hello" | "thanks";

const hello =
  "こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|(?:お疲れ|おつかれ)(?:さま|様)?(?:です|でした)?|(?:初|はじ)めまして|(?:どうぞ)?(?:よろしく|宜しく)(?:お願い|おねがい)?(?:します|いたします|致します)?|お世話になって(?:い|お)ります|お世話になります|失礼します|やあ|もしもし|hello(?:there)?|hi(?:there)?|hey|good(?:morning|afternoon|evening)|nicetomeetyou";
const thanks =
  "(?:どうも|本当に|大変)?(?:ありがとう|有難う|有り難う)(?:ございます|ございました)?|どうも|助かり(?:ました|ます)|感謝(?:します|です)|(?:了解|承知)(?:です|しました|いたしました)?|(?:わか|分か)りました|なるほど|thanks(?:alot)?|thankyou(?:verymuch|somuch)?|thx|gotit|ok(?:ay)?";
const name = "(?:はぐくみ|hagukumi)(?:さん|くん|ちゃん)?";
const greeting = new RegExp(`^(?:${name})?(?:${hello}|${thanks}){1,3}(?:${name})?$`, "u");
const anyThanks = new RegExp(thanks, "u");

/** Longer than any greeting. */
const longest = 60;

/** Whether a message is nothing but a greeting or thanks, spoken as `spoken` of bot/words gives it. */
export function greetingOf(spoken: string): Greeting | undefined {
  const said = spoken.slice(0, longest + 1);
  if (said.length > longest || !greeting.test(said)) return undefined;
  return anyThanks.test(said) ? "thanks" : "hello";
}
