/** A unit of あがの市（デモ） and who works in it, besides the fixed cast. */
export type DemoUnit = {
  readonly code: string;
  readonly name: string;
  /** Code of the unit it is part of. */
  readonly parent?: string;
  /** 職名 of its head, who is a 管理職; none where the cast has one, or where the unit above leads it. */
  readonly head?: string;
  readonly leaders?: number;
  readonly staff?: number;
  readonly jobType?: string;
  /** 職名, 職種 and years of the last of its staff, who are no 正規職員. */
  readonly others?: readonly { readonly title: string; readonly jobType?: string; readonly years: number }[];
};

const fiscalYear = "会計年度任用職員";

export const city = "あがの市（デモ）";

/** Where those worked who moved this April. */
export const beforeCode = "113";

export const units: readonly DemoUnit[] = [
  { code: "100", name: "市長部局", head: "副市長" },
  { code: "110", name: "総務部", parent: "100", head: "部長" },
  { code: "111", name: "総務課", parent: "110", head: "課長" },
  { code: "1111", name: "総務課人事係", parent: "111" },
  { code: "1112", name: "総務課庶務係", parent: "111", leaders: 1, staff: 2 },
  { code: "112", name: "企画財政課", parent: "110", head: "課長" },
  { code: "1121", name: "情報政策係", parent: "112", leaders: 1, staff: 1 },
  { code: "1122", name: "企画財政課財政係", parent: "112", leaders: 1, staff: 2 },
  { code: "113", name: "税務課", parent: "110", head: "課長" },
  { code: "1131", name: "税務課市民税係", parent: "113", leaders: 1, staff: 2 },
  { code: "1132", name: "税務課資産税係", parent: "113", leaders: 1, staff: 2 },
  { code: "120", name: "市民生活部", parent: "100" },
  { code: "121", name: "市民生活課", parent: "120" },
  {
    code: "122",
    name: "環境課",
    parent: "120",
    head: "課長",
    leaders: 1,
    staff: 3,
    others: [{ title: "主任（再任用）", years: 40 }],
  },
  { code: "130", name: "福祉保健部", parent: "100", head: "部長" },
  { code: "131", name: "社会福祉課", parent: "130", head: "課長" },
  { code: "1311", name: "社会福祉課保護係", parent: "131", leaders: 1, staff: 3, jobType: "社会福祉士" },
  { code: "1312", name: "社会福祉課障がい福祉係", parent: "131", leaders: 1, staff: 2 },
  { code: "132", name: "健康推進課", parent: "130", head: "課長", leaders: 1, staff: 4, jobType: "保健師" },
  { code: "133", name: "こども課", parent: "130", head: "課長", leaders: 1, staff: 2 },
  {
    ...{ code: "1331", name: "ひばり保育園", parent: "133", head: "園長", leaders: 1, staff: 6, jobType: "保育士" },
    others: [{ title: fiscalYear, years: 3 }],
  },
  {
    ...{ code: "1332", name: "すみれ保育園", parent: "133", head: "園長", leaders: 1, staff: 5, jobType: "保育士" },
    others: [{ title: fiscalYear, years: 2 }],
  },
  { code: "140", name: "産業建設部", parent: "100", head: "部長" },
  { code: "141", name: "農林課", parent: "140", head: "課長", leaders: 1, staff: 3 },
  { code: "142", name: "建設課", parent: "140", head: "課長" },
  { code: "1421", name: "建設課道路係", parent: "142", leaders: 1, staff: 2, jobType: "土木" },
  { code: "1422", name: "建設課維持係", parent: "142", leaders: 1, staff: 2, jobType: "土木" },
  { code: "143", name: "都市計画課", parent: "140", head: "課長", leaders: 1, staff: 3, jobType: "建築" },
  { code: "200", name: "水道局", head: "局長" },
  { code: "201", name: "水道局業務係", parent: "200", leaders: 1, staff: 2 },
  { code: "202", name: "水道局工務係", parent: "200", leaders: 1, staff: 3, jobType: "水道技術" },
  { code: "300", name: "消防本部", head: "消防長" },
  { code: "301", name: "消防署", parent: "300", head: "署長", leaders: 2, staff: 8, jobType: "消防" },
  { code: "400", name: "教育委員会事務局", head: "教育次長" },
  { code: "401", name: "学校教育課", parent: "400", head: "課長", leaders: 1, staff: 3 },
  {
    ...{ code: "402", name: "生涯学習課", parent: "400", head: "課長", leaders: 1, staff: 3 },
    others: [{ title: fiscalYear, jobType: "図書館司書", years: 4 }],
  },
  { code: "900", name: "外部相談窓口" },
];
