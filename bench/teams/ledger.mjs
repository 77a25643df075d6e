// What Teams' own ledger, and that of the process that called it, say of the nudges. Nothing here knows a process.

const SECOND = 1000;

/**
 * What became of each nudge. A state is believed only where what Teams answered accounts for it; outcomes: what the
 * product says, by e-mail.
 */
export function fates(users, calls, outcomes) {
  const byChat = grouped(calls, ({ conversation }) => conversation);
  const states = new Map(outcomes.map((each) => [each.email, each]));
  const all = users.map(({ email, conversation }) => fateOf(byChat.get(conversation) ?? [], states.get(email)));
  const count = (name) => all.filter((fate) => fate[name]).length;
  const messages = calls.filter(({ begins }) => !begins);
  const answered = (list, status) => list.filter((call) => call.status === status).length;
  return {
    ...{ messages: messages.length, begun: calls.length - messages.length },
    askedToWait: answered(messages, 429),
    failed: answered(messages, 502),
    failedApplied: messages.filter(({ status, applied }) => status === 502 && applied).length,
    /** By Teams' own limits, which nothing arranged. */
    throttled: calls.filter(({ status, arranged }) => status === 429 && !arranged).length,
    ...{ sent: count("sent"), unknown: count("unknown"), refused: count("refused") },
    lost: all.filter(({ sent, unknown, refused }) => !sent && !unknown && !refused).length,
    ...{ twice: count("twice"), repeated: count("repeated") },
  };
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

function fateOf(calls, { state, reason } = {}) {
  const failed = calls.findIndex(({ status }) => status >= 500);
  const gave = (status) => calls.some((call) => call.status === status);
  return {
    sent: state === "sent" && calls.some(({ begins, status }) => !begins && status === 201),
    unknown: state === "unknown" && failed >= 0,
    refused: state === "failed" && reason === "blocked" && gave(403),
    twice: calls.filter(({ begins, applied }) => !begins && applied).length > 1,
    /** After it may have arrived. */
    repeated: failed >= 0 && failed < calls.length - 1,
  };
}

/** Calls to somebody after Teams had said that they blocked the app; again: those that a second nudge cost. */
export function refusedForGood(calls, again) {
  const closed = new Set();
  let after = 0;
  for (const { conversation, status } of [...calls, ...again]) {
    if (closed.has(conversation)) after += 1;
    if (status === 403) closed.add(conversation);
  }
  return { closed: closed.size, afterClosed: after };
}

/** sent: new messages, as the process began them. apartMs: the shortest time between two in one conversation. */
export function messagesSent(sent) {
  const times = sent.map(({ begunAt }) => begunAt).sort((a, b) => a - b);
  const apart = [...grouped(sent, ({ path }) => path).values()].flatMap((each) =>
    each.slice(1).map(({ begunAt }, at) => begunAt - each[at].begunAt),
  );
  return {
    apartMs: Math.min(...apart),
    inASecond: Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + SECOND).length)),
  };
}

/**
 * Messages to a conversation that were begun although a refusal had been read before and its time was not over; and
 * after how long the next was begun where Teams named no time.
 */
export function patience(sent) {
  const refusals = sent.filter(({ status }) => status === 429);
  const [named, unnamed] = [true, false].map((is) => refusals.filter((each) => (each.patienceMs !== undefined) === is));
  const after = ({ path, readAt }) =>
    sent.filter((each) => each.path === path && each.begunAt > readAt).map(({ begunAt }) => begunAt - readAt);
  return {
    ...{ named: named.length, unnamed: unnamed.length },
    impatient: named.flatMap((each) => after(each).filter((ms) => ms < each.patienceMs)).length,
    ownPatienceMs: Math.min(...unnamed.flatMap(after)),
  };
}
