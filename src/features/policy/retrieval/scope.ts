const orders: readonly RegExp[] = [
  /(?:これまで|今まで|ここまで|前|以前|上記|上|過去|先ほど|元|すべて|全て|全部|与えられた)の?(?:の|すべての|全ての)?(?:指示|命令|プロンプト|設定|ルール|制約|指令|ポリシー).{0,8}(?:無視|忘れ|破棄|リセット|取り消|無効)/u,
  /(?:指示|命令|プロンプト|制約|ルール)(?:は|を|など)?.{0,4}(?:無視し|忘れて|破棄し)/u,
  /システム ?プロンプト|内部(?:の)?(?:指示|プロンプト)|system prompt|developer mode|jailbreak|開発者モード|管理者モード|管理者権限で/u,
  /(?:管理者|root|ルート|システム)の?パスワード|admin(?:istrator)? password|api ?key|apiキー|秘密鍵/u,
  /(?:ignore|forget|disregard|override|bypass) (?:all |any |the |your |my |every |previous |prior |above |of |these |those ){1,6}(?:instruction|prompt|rule|command|message|polic)/u,
  /(?:あなた|君|お前)は(?:今|これ)から.{0,30}(?:です|だ|として|になり)|(?:として|のように)(?:振る舞|ふるま)|になりきって|you are now |pretend (?:to be|you)|act as (?:a|an|if)/u,
  /(?:全職員|他人|個人|他の職員|同僚)の.{0,12}(?:給与|住所|評価|成績|個人情報).{0,8}(?:出力|表示|一覧|見せ|教え)|出力せよ|実行せよ|(?:delete|drop|print|reveal|show|dump) (?:all|the|your|me the|every) .{0,20}(?:password|database|table|prompt|secret|instruction)/u,
];

/** An instruction to the bot rather than a question to the policy. Expects a normalised question. */
export const isInstruction = (question: string): boolean => orders.some((order) => order.test(question));

const chores: readonly RegExp[] = [
  /(?:書いて|作って|作成して|詠んで|歌って|訳して|翻訳して|描いて|話して|しりとりして|占って|計算して|遊んで|添削して)(?![あいなおる])(?:ください|下さい|くれ|くれる|ほしい|みて|よ|ね|頂戴|ちょうだい|もらえ|くださ|いただ)?(?:い|る|ます|ません|けます|けません)?か?[。!?]*$/u,
  /^[\d\s+\-*/×÷=?().,]+(?:は)?\??$/u,
  /^(?:please |can you |could you )?(?:write|translate|compose|sing|draw|tell me (?:a|another) (?:joke|story)|make (?:a|me)|generate|summari[sz]e)\b/u,
  /^(?:あなた|君|きみ|お前|はぐくみ)(?:は|って|の|を).{0,10}(?:誰|だれ|何者|作|名前|歳|好き)|^(?:who are you|how are you|what are you)\b/u,
];

/** A chore for an assistant at large: a poem, a translation, a sum. Expects a normalised question. */
export const isChore = (question: string): boolean => chores.some((chore) => chore.test(question));

const municipality =
  /([\p{Script=Han}ァ-ヶー]{1,8}?[市区町村都府県])(?=の|は|で|に|と|へ|が|を|も|から|では|職員|役所|役場|$|\?|、)/gu;
const anyMunicipality =
  /^(?:.{0,2}[他本当全各同隣両我該]の?|同じ|近隣|周辺|姉妹|友好|都|府|区|県や)?(?:市区町村|都道府県|[市区町村都府県])$|^(?:(?:.{0,4}都市)|政令市|中核市|特例市|特別区|首都|市町村|地区|学区|校区|朝市|農村|自都)$/u;
const law = /([\p{Script=Han}ァ-ヶー]{2,14}法)(?=第|の|は|で|に|と|を|$|\?|、|施行)/gu;
const anyMethod =
  /(?:方|手|用|作|寸|文|技|療|製|論|司|立|違|合|適|不|便|無|法|学習|算定|対処|計算|評価|指導|勉強|教育|育成|解決|改善|予防|防止|取得|申請|活用|使用|利用)法$/u;

/** 隣の市, よその町: another one without its name. */
const neighbour = /(?:隣|となり|近隣|近く|よそ|別)の(?:市|町|村|県)(?:の|は|で)/u;

/** Whether a normalised question is about a municipality that is not named. */
export const asksNeighbour = (question: string): boolean => neighbour.test(question);

/** Names of municipalities and laws in a normalised question; a question about one the texts never name is not for them. */
export function namesIn(question: string): readonly string[] {
  const places = [...question.matchAll(municipality)]
    .map(([, name = ""]) => name)
    .filter((name) => !anyMunicipality.test(name));
  const laws = [...question.matchAll(law)].map(([, name = ""]) => name).filter((name) => !anyMethod.test(name));
  return [...places, ...laws];
}
