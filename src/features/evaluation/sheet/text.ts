const ja = { save: "人事評価記録書（Excel）を保存する", saveCycle: "評価の一覧（Excel）を保存する" };
const en: typeof ja = { save: "Save the record sheet (Excel)", saveCycle: "Save the whole list (Excel)" };
export const text = { ja, en };
