export type Opens = "result" | "complaint" | "complain" | "complaint-read" | "complaint-answer";
export type Presses = "decline" | "complaint-withdraw" | "rate-anew";
export type Submits = "complain" | "complaint-answer";
export type Shows = "complaint" | "complaint-upheld" | "rated-anew";
