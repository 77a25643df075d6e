// Why a nudge is due: a sentence for whoever runs the product, who is told no name.

export const inHours = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
};

export const inMonth = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
