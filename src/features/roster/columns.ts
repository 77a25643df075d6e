import type { Layout } from "../../services/files/header.ts";

export type RosterColumn =
  | "staffNumber"
  | "name"
  | "kana"
  | "email"
  | "unitCode"
  | "unitName"
  | "level"
  | "title"
  | "jobType"
  | "hiredOn"
  | "manager"
  | "roles"
  | "active";

/** The columns of a staff roster, under the headings that personnel systems give them. */
export const rosterLayout: Layout<RosterColumn> = {
  staffNumber: { names: ["職員番号", "職員コード", "社員番号", "職員ID"], required: true },
  name: { names: ["氏名", "職員氏名", "名前", "漢字氏名"], required: true },
  kana: { names: ["氏名カナ", "カナ氏名", "フリガナ", "ふりがな", "氏名かな"] },
  email: { names: ["メール", "メールアドレス", "E-mail", "email"] },
  unitCode: { names: ["所属コード", "所属CD", "部署コード"], required: true },
  unitName: { names: ["所属名", "所属", "所属名称", "部署名"], required: true },
  level: { names: ["職層", "職位区分", "職階"], required: true },
  title: { names: ["職名", "役職", "役職名", "補職名"] },
  jobType: { names: ["職種", "職種名"] },
  hiredOn: { names: ["採用日", "採用年月日", "入庁日"] },
  manager: { names: ["上司職員番号", "上司番号", "評価者職員番号"] },
  roles: { names: ["役割", "ロール", "権限"] },
  active: { names: ["有効", "在職", "在職区分"] },
};

/** A column as people call it. */
export const columnName = (column: RosterColumn): string => rosterLayout[column].names[0];
