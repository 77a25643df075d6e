const ja = {
  kicker: "画面",
  title: "自分の画面を開けます",
  once: "このリンクはあなた専用です。10分以内に一度だけ使えます。ほかの人には渡さないでください。",
  open: "画面を開く",
  offerTitle: "画面",
  offerText:
    "長い文章を読む・書くときは、ブラウザーの画面が便利です。「画面」と送信すると、専用のリンクをお送りします。",
  offerWords: "画面",
};
const en: typeof ja = {
  kicker: "Page",
  title: "Your own page is ready",
  once: "This link is yours alone. It works once, within ten minutes. Please do not pass it on.",
  open: "Open the page",
  offerTitle: "Page",
  offerText: "Long texts are easier to read and write in the browser. Send “page” and a link of your own will come.",
  offerWords: "page",
};
export const text = { ja, en };
