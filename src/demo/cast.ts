import type { Level, Role } from "../people/person.ts";

/** The people of the demo city whom tests and guides rely on. */
export type CastMember = {
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly unit: string;
  readonly level: Level;
  readonly title: string;
  readonly jobType: string;
  /** Staff number; the head of the unit above where there is none. */
  readonly manager: string | null;
  readonly roles: readonly Role[];
  /** Fiscal years since they came; 0 is this April. */
  readonly years: number;
  /** The unit in which they worked until this April. */
  readonly before?: string;
};

/** The 副市長, at the top of every line. */
export const top = "000001";
const [none, clerk] = [[], "一般事務"] as const;

export const cast: readonly CastMember[] = [
  {
    staffNumber: "001001",
    name: "本間 由紀",
    kana: "ほんま ゆき",
    unit: "1111",
    level: "leader",
    title: "係長",
    jobType: clerk,
    manager: "head:111",
    roles: ["HR"],
    years: 18,
  },
  {
    staffNumber: "001002",
    name: "小島 健太",
    kana: "こじま けんた",
    unit: "1111",
    level: "staff",
    title: "主事",
    jobType: clerk,
    manager: "001001",
    roles: ["HR"],
    years: 6,
  },
  {
    staffNumber: "002001",
    name: "早川 直樹",
    kana: "はやかわ なおき",
    unit: "121",
    level: "manager",
    title: "課長",
    jobType: clerk,
    manager: "003001",
    roles: none,
    years: 27,
  },
  {
    staffNumber: "002002",
    name: "宮下 恵",
    kana: "みやした めぐみ",
    unit: "121",
    level: "leader",
    title: "係長",
    jobType: clerk,
    manager: "002001",
    roles: none,
    years: 16,
  },
  {
    staffNumber: "002003",
    name: "渡部 さくら",
    kana: "わたべ さくら",
    unit: "121",
    level: "staff",
    title: "主事",
    jobType: clerk,
    manager: "002001",
    roles: none,
    years: 7,
  },
  {
    staffNumber: "002004",
    name: "長谷川 陸",
    kana: "はせがわ りく",
    unit: "121",
    level: "staff",
    title: "主事",
    jobType: clerk,
    manager: "002001",
    roles: none,
    years: 9,
  },
  {
    staffNumber: "002005",
    name: "中野 美穂",
    kana: "なかの みほ",
    unit: "121",
    level: "staff",
    title: "主事",
    jobType: clerk,
    manager: "002001",
    roles: none,
    years: 11,
    before: "122",
  },
  {
    staffNumber: "002006",
    name: "大竹 蓮",
    kana: "おおたけ れん",
    unit: "121",
    level: "staff",
    title: "主事",
    jobType: clerk,
    manager: "002001",
    roles: none,
    years: 0,
  },
  {
    staffNumber: "003001",
    name: "風間 典子",
    kana: "かざま のりこ",
    unit: "120",
    level: "manager",
    title: "部長",
    jobType: clerk,
    manager: top,
    roles: none,
    years: 33,
  },
  {
    staffNumber: "004001",
    name: "田巻 千尋",
    kana: "たまき ちひろ",
    unit: "132",
    level: "staff",
    title: "主任",
    jobType: "保健師",
    manager: "head:132",
    roles: ["OFFICER"],
    years: 14,
  },
  {
    staffNumber: "004002",
    name: "野口 弘",
    kana: "のぐち ひろし",
    unit: "900",
    level: "staff",
    title: "弁護士",
    jobType: "外部相談員",
    manager: null,
    roles: ["OFFICER"],
    years: 3,
  },
  {
    staffNumber: "009001",
    name: "皆川 亮",
    kana: "みながわ りょう",
    unit: "1121",
    level: "staff",
    title: "主任",
    jobType: clerk,
    manager: "head:112",
    roles: ["ADMIN"],
    years: 10,
  },
];
